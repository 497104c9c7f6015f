using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Observations;

/// <summary>
/// What an inspector writes down on a visit: the true quality with an error, in whole points of a hundred, more or
/// less leniently; and, where a grade hangs on it, a rating a little short of the next grade is often rounded up.
/// </summary>
public sealed class Visits(World world)
{
    /// <summary>Points of a full rating.</summary>
    public const int Points = 100;

    private const uint LeniencySlot = 0x4C454E49;

    /// <summary>A visit of today.</summary>
    public void Rate(Block block, int row)
    {
        ref Organisation organisation = ref world.Nation.Organisations[row];
        ref TradeFile file = ref world.Nation.TradeFiles[row];
        Words words = world.Draws(Purpose.Inspection).At((uint)row, (uint)world.Day, 0);
        int inspector = world.InspectionPlan.InspectorOf(organisation, row, words.W1);
        double rating = organisation.Quality
            + (world.Parameters.Observations.RatingSpread * Uniform.Normal(words.W0)) + LeniencyOf(inspector);
        rating = Math.Round(Math.Clamp(rating, 0, 1) * Points) / Points;
        int grade = -1;
        bool isExplained = false;
        if (world.Regime.Disclosure is { } rule && rule.Covers(organisation.Sector) && !rule.Grades.IsEmpty)
        {
            rating = Nudged(rule, organisation, rating, words.W2);
            grade = rule.GradeOf(rating);
            isExplained = grade == rule.GradeOf(organisation.Quality);
        }
        file.Rating = rating;
        file.Grade = grade;
        int province = world.ProvinceOf(SubjectKind.Organisation, row);
        Cells cells = Groupings.Of(organisation);
        block.Tally.Add(Counter.Inspections, province, cells);
        block.Tally.Add(Counter.RatingPoints, province, cells, (long)Math.Round(rating * Points));
        if (grade >= 0)
        {
            block.Tally.Add(Counter.GradeGiven, province, cells);
            block.Tally.Add(Counter.GradeExplained, province, cells, isExplained ? 1 : 0);
        }
        if (world.IsRecorded(SubjectKind.Organisation, row))
        {
            block.Rows.Inspections.Add(new InspectionRow(
                world.Day, row, "visit", organisation.Quality, rating, inspector));
        }
    }

    /// <summary>A rating after the inspector has seen what it would mean.</summary>
    private double Nudged(DisclosureRule rule, in Organisation organisation, double rating, uint word)
    {
        ProductsParameters products = world.Parameters.Products;
        int grade = rule.GradeOf(rating);
        if (!world.Switches.Leniency || grade + 1 >= rule.Grades.Length)
        {
            return rating;
        }
        double next = rule.Grades[grade + 1].From;
        bool isByLot = world.Regime.Inspections is { By: InspectionChoice.Lot };
        bool isFavoured = world.Switches.Connections && organisation.Connected;
        double share = products.NudgeShare * (isByLot ? products.LotNudgeRatio : 1)
            * (isFavoured ? products.ConnectedNudgeRatio : 1);
        return next - rating <= products.NudgeReach && Uniform.Open(word) < share ? next : rating;
    }

    private double LeniencyOf(int inspector)
    {
        Words words = world.Draws(Purpose.Inspection).At((uint)inspector, DrawSlots.BeforeDayZero, LeniencySlot);
        return world.Switches.Leniency
            ? world.Parameters.Products.LeniencySpread * Uniform.Normal(words.W0)
            : 0;
    }
}
