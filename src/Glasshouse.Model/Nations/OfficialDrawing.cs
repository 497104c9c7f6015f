using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Kernels;
using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Nations;

/// <summary>Fills offices with officials: employed citizens who live at the office's seat, in random order.</summary>
internal sealed class OfficialDrawing(uint seed, OfficePlan plan, Column<Citizen> citizens, NationParameters parameters)
{
    private readonly Draws _draws = new(seed, Purpose.Office);
    private readonly Lognormal _honesty = new(parameters.OfficialHonestyMean, parameters.OfficialHonestySpread);

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
                Fill(ref staff[post], next + post);
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

    private void Fill(ref Official official, int row)
    {
        Words temper = _draws.At((uint)row, DrawSlots.BeforeDayZero, DrawSlots.OfficialTemper);
        Words work = _draws.At((uint)row, DrawSlots.BeforeDayZero, DrawSlots.OfficialWork);
        official.Honesty = (float)_honesty.At(Uniform.Normal(temper.W0));
        double held = Spread(parameters.PrivateLoyalty, parameters.PrivateLoyaltySpread, temper.W1);
        official.PrivateLoyalty = (float)held;
        official.DisplayedLoyalty = (float)(held + ((1 - held) * parameters.DisplayedLoyaltyShare));
        official.MeasuredEffort = (float)Spread(parameters.MeasuredEffort, parameters.EffortSpread, work.W0);
        official.UnmeasuredEffort = (float)Spread(parameters.UnmeasuredEffort, parameters.EffortSpread, work.W1);
    }

    private static double Spread(double median, double spread, uint word) =>
        Exact.Logistic(CitizenDrawing.Logit(median) + (spread * Uniform.Normal(word)));
}
