using Glasshouse.Model.Contracts;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Measures;

/// <summary>
/// Sums over some organisations, and the figures made of them. An organisation is honest that has not broken a rule in
/// the run's year so far: truth, whatever is on file.
/// </summary>
public readonly struct FirmFigures(World world, List<MeasureRow> rows, int region, int group)
{
    private const int MostGrades = 32;

    private enum Sum
    {
        Firms,
        Quality,
        Rated,
        RatedQuality,
        Ratings,
        Graded,
        Honest,
        Sales,
        HonestSales,
        Profit,
        HonestProfit,
        Filed,
        Standing,
        Connected,
        ConnectedFiled,
        ConnectedStanding,
        ConnectedViolations,
        Violations,
        Favoured,
        FavouredStanding,
        FavouredViolations,
        Sanctioned,
        Wronged,
        Colours,
        Grades = Colours + 5,
        Bands = Grades + MostGrades,
        Count = Bands + MostGrades,
    }

    /// <summary>Sums of one cell.</summary>
    public const int Width = (int)Sum.Count;

    /// <summary>Adds one organisation to a cell's sums.</summary>
    public static void Add(World world, Span<double> sums, int row, int violations, int standing)
    {
        ref readonly Organisation organisation = ref world.Nation.Organisations[row];
        ref readonly TradeFile file = ref world.Nation.TradeFiles[row];
        EnvironmentColour colour = FirmCensus.ColourOf(world, row);
        double profit = FirmProfits.Of(world, organisation, row, violations, colour >= EnvironmentColour.Red);
        double sales = ConsumerMarket.TurnoverOf(world, organisation);
        bool isHonest = violations == 0;
        sums[(int)Sum.Firms]++;
        sums[(int)Sum.Quality] += organisation.Quality;
        sums[(int)Sum.Violations] += violations;
        sums[(int)Sum.Sales] += sales;
        sums[(int)Sum.Profit] += profit;
        sums[(int)Sum.Honest] += isHonest ? 1 : 0;
        sums[(int)Sum.HonestSales] += isHonest ? sales : 0;
        sums[(int)Sum.HonestProfit] += isHonest ? profit : 0;
        sums[(int)Sum.Colours + (int)colour]++;
        sums[(int)Sum.Sanctioned] += organisation.Consequences.HasSanction() ? 1 : 0;
        Block block = world.BlockOf(SubjectKind.Organisation, row);
        sums[(int)Sum.Wronged] += block.WronglySanctioned.Contains(row) ? 1 : 0;
        if (file.IsRated)
        {
            sums[(int)Sum.Rated]++;
            sums[(int)Sum.RatedQuality] += organisation.Quality;
            sums[(int)Sum.Ratings] += file.Rating;
        }
        if (file.Grade is >= 0 and < MostGrades)
        {
            sums[(int)Sum.Graded]++;
            sums[(int)Sum.Grades + file.Grade]++;
        }
        Register register = world.RegisterOf(SubjectKind.Organisation);
        if (organisation.Connected)
        {
            sums[(int)Sum.Connected]++;
            sums[(int)Sum.ConnectedViolations] += violations;
        }
        bool isFavoured = world.Lobbies.Favours(organisation.Sector, world.Day);
        if (isFavoured)
        {
            sums[(int)Sum.Favoured]++;
            sums[(int)Sum.FavouredViolations] += violations;
        }
        if (register.Rules is not { HasScore: true } rules)
        {
            return;
        }
        sums[(int)Sum.Filed]++;
        sums[(int)Sum.FavouredStanding] += isFavoured ? rules.Floor + standing : 0;
        sums[(int)Sum.Standing] += rules.Floor + standing;
        sums[(int)Sum.Bands + Math.Min((int)register.Standings![row].Band, MostGrades - 1)]++;
        if (organisation.Connected)
        {
            sums[(int)Sum.ConnectedFiled]++;
            sums[(int)Sum.ConnectedStanding] += rules.Floor + standing;
        }
    }

    /// <summary>Writes the figures of a group in a region.</summary>
    public void Write(ReadOnlySpan<double> sums)
    {
        double firms = sums[(int)Sum.Firms];
        if (firms == 0)
        {
            return;
        }
        Add("organisations", firms);
        Add("quality_mean", sums[(int)Sum.Quality] / firms);
        Add("sanctioned_firm_share", sums[(int)Sum.Sanctioned] / firms);
        Add("wrongly_sanctioned_firm_share", sums[(int)Sum.Wronged] / firms);
        Add("honest_firm_share", sums[(int)Sum.Honest] / firms);
        if (sums[(int)Sum.Profit] > 0 && sums[(int)Sum.HonestSales] > 0)
        {
            double ofHonest = sums[(int)Sum.HonestProfit] / sums[(int)Sum.HonestSales];
            Add("honest_sales_share", sums[(int)Sum.HonestSales] / sums[(int)Sum.Sales]);
            Add("honest_profit_share", sums[(int)Sum.HonestProfit] / sums[(int)Sum.Profit]);
            Add("honest_margin_ratio", ofHonest * sums[(int)Sum.Sales] / sums[(int)Sum.Profit]);
        }
        if (sums[(int)Sum.Rated] > 0)
        {
            double rated = sums[(int)Sum.Rated];
            Add("rated_firm_share", rated / firms);
            Add("rating_minus_quality", (sums[(int)Sum.Ratings] - sums[(int)Sum.RatedQuality]) / rated);
        }
        if (sums[(int)Sum.Favoured] > 0)
        {
            Add("lobbied_firm_share", sums[(int)Sum.Favoured] / firms);
        }
        WriteShares(sums, firms);
        WriteStandings(sums, firms);
    }

    private void WriteShares(ReadOnlySpan<double> sums, double firms)
    {
        if (world.Regime.Disclosure is { } rule && sums[(int)Sum.Graded] > 0)
        {
            for (int grade = 0; grade < Math.Min(rule.Grades.Length, MostGrades); grade++)
            {
                double share = sums[(int)Sum.Grades + grade] / sums[(int)Sum.Graded];
                Add($"product_grade_share:{rule.Grades[grade].Name}", share);
            }
        }
        if (FirmCensus.HasColours(world))
        {
            foreach (EnvironmentColour colour in FirmCensus.Colours)
            {
                double share = sums[(int)Sum.Colours + (int)colour] / firms;
                Add($"environment_colour_share:{colour.SnakeName()}", share);
            }
        }
    }

    private void WriteStandings(ReadOnlySpan<double> sums, double firms)
    {
        double filed = sums[(int)Sum.Filed];
        if (filed == 0 || world.RegisterOf(SubjectKind.Organisation).Rules is not { } rules)
        {
            return;
        }
        Add("mean_score", sums[(int)Sum.Standing] / filed);
        for (int band = 0; band < Math.Min(rules.Bands.Length, MostGrades); band++)
        {
            Add($"band_share:{rules.Bands[band].Name}", sums[(int)Sum.Bands + band] / filed);
        }
        double connected = sums[(int)Sum.ConnectedFiled];
        if (connected > 0 && filed > connected)
        {
            Add("connected_score_gap", Gap(
                sums[(int)Sum.ConnectedStanding], connected, sums[(int)Sum.Standing], filed));
            Add("connected_violation_gap", Gap(
                sums[(int)Sum.ConnectedViolations], sums[(int)Sum.Connected], sums[(int)Sum.Violations], firms));
        }
        double favoured = sums[(int)Sum.Favoured];
        if (favoured > 0 && filed > favoured)
        {
            Add("lobbied_score_gap", Gap(
                sums[(int)Sum.FavouredStanding], favoured, sums[(int)Sum.Standing], filed));
            Add("lobbied_violation_gap", Gap(
                sums[(int)Sum.FavouredViolations], favoured, sums[(int)Sum.Violations], firms));
        }
    }

    // Mean of some less the mean of all others.
    private static double Gap(double ofSome, double some, double ofAll, double all) =>
        (ofSome / some) - ((ofAll - ofSome) / (all - some));

    private void Add(string measure, double value) =>
        rows.Add(new MeasureRow(world.Day, region, group, measure, value));
}
