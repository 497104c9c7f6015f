using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Nations;

/// <summary>Fills offices with officials: employed citizens who live at the office's seat, in random order.</summary>
internal sealed class OfficialDrawing(uint seed, OfficePlan plan, Column<Citizen> citizens, NationParameters parameters)
{
    public Office[] Offices { get; } = new Office[plan.Offices.Length];

    public Column<Official> Draw()
    {
        var officials = new Column<Official>(plan.Posts.Sum());
        int next = 0;
        for (int row = 0; row < Offices.Length; row++)
        {
            PlannedOffice planned = plan.Offices[row];
            Span<Official> staff = officials.Span.Slice(next, plan.Posts[row]);
            Appoint(row, planned, staff);
            for (int post = 0; post < staff.Length; post++)
            {
                Fill(ref staff[post], next + post, DrawSlots.BeforeDayZero, seed, parameters);
            }
            Offices[row] = new Office
            {
                Parent = planned.Parent,
                Level = planned.Level,
                Province = planned.Province,
                Municipality = planned.Municipality,
                FirstOfficial = next,
                Posts = staff.Length,
            };
            next += staff.Length;
        }
        return officials;
    }

    // The employed first, then other adults, then anybody: a province of a few citizens has an office, too.
    private void Appoint(int row, in PlannedOffice planned, Span<Official> staff)
    {
        var order = new KeyedPermutation(seed, Purpose.Nation, DrawSlots.OfficialsStream + (uint)row, planned.Citizens);
        int post = 0;
        for (int ease = 0; ease <= 2; ease++)
        {
            for (int place = 0; place < planned.Citizens && post < staff.Length; place++)
            {
                int candidate = planned.FirstCitizen + order.Forward(place);
                ref Citizen citizen = ref citizens[candidate];
                bool isFit = ease switch
                {
                    0 => citizen.Has(CitizenTraits.Employed),
                    1 => citizen.Age >= parameters.WorkFromAge,
                    _ => true,
                };
                if (isFit && !citizen.Has(CitizenTraits.Official))
                {
                    citizen.Traits |= CitizenTraits.Official;
                    staff[post++] = new Official
                    {
                        Citizen = (uint)candidate,
                        Office = (uint)row,
                        Level = planned.Level,
                        AwarenessRank = citizen.AwarenessRank,
                    };
                }
            }
        }
        if (post < staff.Length)
        {
            throw new InvalidOperationException(
                $"Office {row} has {staff.Length} posts and only {planned.Citizens} citizens to choose from.");
        }
    }

    /// <summary>Gives whoever takes a post a character of their own.</summary>
    /// <param name="official">The official.</param>
    /// <param name="row">The post.</param>
    /// <param name="day">Day slot of the draws: before day 0, or the day after the one of the change.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="parameters">How characters are spread.</param>
    public static void Fill(ref Official official, int row, uint day, uint seed, NationParameters parameters)
    {
        var draws = new Draws(seed, Purpose.Office);
        Words temper = draws.At((uint)row, day, DrawSlots.OfficialTemper);
        Words work = draws.At((uint)row, day, DrawSlots.OfficialWork);
        var honesty = new Lognormal(parameters.OfficialHonestyMean, parameters.OfficialHonestySpread);
        official.Honesty = (float)honesty.At(Uniform.Normal(temper.W0));
        double held = Spread(parameters.PrivateLoyalty, parameters.PrivateLoyaltySpread, temper.W1);
        official.PrivateLoyalty = (float)held;
        official.DisplayedLoyalty = (float)(held + ((1 - held) * parameters.DisplayedLoyaltyShare));
        official.MeasuredEffort = (float)Spread(parameters.MeasuredEffort, parameters.EffortSpread, work.W0);
        official.UnmeasuredEffort = (float)Spread(parameters.UnmeasuredEffort, parameters.EffortSpread, work.W1);
    }

    private static double Spread(double median, double spread, uint word) =>
        Exact.Logistic(CitizenDrawing.Logit(median) + (spread * Uniform.Normal(word)));
}
