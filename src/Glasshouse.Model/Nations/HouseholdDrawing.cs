using Glasshouse.Engine.Randomness;

namespace Glasshouse.Model.Nations;

/// <summary>
/// Puts a quarter's households in random order on consecutive rows and gives every member an age, so that the
/// planned counts of kinds, roles and ages hold exactly: ages are laid out in order within a role and matched to
/// households by rank, with some noise, rather than drawn.
/// </summary>
internal sealed class HouseholdDrawing(
    uint seed, QuarterPlan plan, NationMarginals marginals, NationParameters parameters)
{
    private const int Keys = 256;

    // A triangular difference of two uniforms has variance 1/6.
    private static readonly double TriangularSpread = Math.Sqrt(6);

    private readonly Draws _draws = new(seed, Purpose.Household);
    private readonly OpenBand _open = new(parameters);

    /// <summary>Fills age, household and place of a quarter's citizens.</summary>
    /// <param name="number">Row of the quarter in the plan.</param>
    /// <param name="citizens">The quarter's cards.</param>
    /// <param name="work">Working lists, to be used again.</param>
    public void Fill(int number, Span<Citizen> citizens, QuarterLists work)
    {
        Quarter quarter = plan.Quarters[number];
        var order = new WordStream(_draws, (uint)quarter.FirstCitizen, DrawSlots.HouseholdOrder);
        int households = LayOut(number, citizens, work, ref order);
        int[] byRank = work.Order;
        for (int household = 0; household < households; household++)
        {
            byRank[household] = household;
        }
        order.Shuffle(byRank.AsSpan(0, households));
        MarkOthers(number, work, households);
        AgeSingles(number, citizens, work, households);
        AgeCouples(number, HouseholdType.Couple, HouseholdRole.Partner, citizens, work, households);
        AgeCouples(number, HouseholdType.CoupleWithChildren, HouseholdRole.Parent, citizens, work, households);
        AgeOthers(number, citizens, work, households);
        AgeChildren(number, citizens, work, households);
    }

    private int LayOut(int number, Span<Citizen> citizens, QuarterLists work, ref WordStream order)
    {
        int households = 0;
        ReadOnlySpan<int> counts = plan.HouseholdsOf(number);
        for (int row = 0; row < counts.Length; row++)
        {
            HouseholdKind kind = plan.Kinds.All[row];
            var home = new Home(kind.Type, (byte)kind.Size, (byte)kind.Parents, (byte)kind.FurtherMembers);
            work.Homes.AsSpan(households, counts[row]).Fill(home);
            households += counts[row];
        }
        for (int left = plan.InstitutionPersonsOf(number); left > 0; left -= marginals.InstitutionSize)
        {
            byte size = (byte)Math.Min(left, marginals.InstitutionSize);
            work.Homes[households++] = new Home(HouseholdType.Institution, size, 0, 0);
        }
        order.Shuffle(work.Homes.AsSpan(0, households));
        int first = 0;
        for (int household = 0; household < households; household++)
        {
            ref Home home = ref work.Homes[household];
            home.First = (ushort)first;
            for (int place = 0; place < home.Size; place++)
            {
                ref Citizen citizen = ref citizens[first + place];
                citizen.HouseholdPosition = (byte)place;
                citizen.HouseholdSize = home.Size;
                citizen.HouseholdType = home.Type;
            }
            first += home.Size;
        }
        return households;
    }

    // Spreads the quarter's other members evenly over all places beyond parents and a first child.
    private void MarkOthers(int number, QuarterLists work, int households)
    {
        long others = plan.OthersOf(number);
        long places = 0;
        for (int household = 0; household < households; household++)
        {
            places += work.Homes[household].Further;
        }
        long place = 0;
        for (int rank = 0; rank < households && others > 0; rank++)
        {
            ref Home home = ref work.Homes[work.Order[rank]];
            long next = place + home.Further;
            home.Others = (byte)((next * others / places) - (place * others / places));
            place = next;
        }
    }

    private void AgeSingles(int number, Span<Citizen> citizens, QuarterLists work, int households)
    {
        Span<byte> alone = work.Ages;
        Span<byte> singleParents = work.OtherAges;
        Span<byte> inInstitutions = work.ThirdAges;
        LayAges(number, HouseholdRole.Alone, alone);
        LayAges(number, HouseholdRole.SingleParent, singleParents);
        LayAges(number, HouseholdRole.InInstitution, inInstitutions);
        (int a, int s, int i) = (0, 0, 0);
        for (int rank = 0; rank < households; rank++)
        {
            Home home = work.Homes[work.Order[rank]];
            switch (home.Type)
            {
                case HouseholdType.Alone:
                    citizens[home.First].Age = alone[a++];
                    break;
                case HouseholdType.SingleParent:
                    citizens[home.First].Age = singleParents[s++];
                    break;
                case HouseholdType.Institution:
                    // Neighbours in age live together: homes for the old, halls for the young.
                    for (int place = 0; place < home.Size; place++)
                    {
                        citizens[home.First + place].Age = inInstitutions[i++];
                    }
                    break;
            }
        }
    }

    // Every second age goes to a first partner in order of households; the ages between them, in order of age plus
    // noise, to the second partners.
    private void AgeCouples(
        int number, HouseholdType type, HouseholdRole role, Span<Citizen> citizens, QuarterLists work, int households)
    {
        Span<byte> ages = work.Ages;
        int couples = LayAges(number, role, ages) / 2;
        var noise = new WordStream(
            _draws, (uint)plan.Quarters[number].FirstCitizen, DrawSlots.PartnerAge + ((uint)role << 8));
        double scale = parameters.PartnerAgeSpread * TriangularSpread;
        for (int couple = 0; couple < couples; couple++)
        {
            work.Keys[couple] = Key(ages[(2 * couple) + 1], noise.Next(), scale);
        }
        SortByKey(work, couples);
        int next = 0;
        for (int rank = 0; rank < households; rank++)
        {
            Home home = work.Homes[work.Order[rank]];
            if (home.Type == type)
            {
                citizens[home.First].Age = ages[2 * next];
                citizens[home.First + 1].Age = ages[(2 * work.Sorted[next]) + 1];
                next++;
            }
        }
    }

    private void AgeOthers(int number, Span<Citizen> citizens, QuarterLists work, int households)
    {
        Span<byte> ages = work.Ages;
        int persons = LayAges(number, HouseholdRole.Other, ages);
        var order = new WordStream(_draws, (uint)plan.Quarters[number].FirstCitizen, DrawSlots.OtherOrder);
        order.Shuffle(ages[..persons]);
        int next = 0;
        for (int household = 0; household < households; household++)
        {
            Home home = work.Homes[household];
            int others = home.Type == HouseholdType.Other ? home.Size : home.Others;
            for (int place = home.Size - others; place < home.Size; place++)
            {
                citizens[home.First + place].Age = ages[next++];
            }
        }
    }

    // One child after another: all first children, then all second ones and so on, each lot in order of its ages to
    // households in order of the first parent's age plus noise, so that siblings differ and parents are older.
    private void AgeChildren(int number, Span<Citizen> citizens, QuarterLists work, int households)
    {
        Span<byte> ages = work.Ages;
        int children = LayAges(number, HouseholdRole.Child, ages);
        var stream = new WordStream(_draws, (uint)plan.Quarters[number].FirstCitizen, DrawSlots.AgeOrder);
        DealOut(work, households, children, ref stream);

        var noise = new WordStream(_draws, (uint)plan.Quarters[number].FirstCitizen, DrawSlots.ChildAge);
        double scale = parameters.ChildAgeSpread * TriangularSpread;
        int dealt = 0;
        for (int child = 0; dealt < children; child++)
        {
            int count = 0;
            for (int household = 0; household < households; household++)
            {
                Home home = work.Homes[household];
                if (home.Children > child)
                {
                    work.Keys[count] = Key(citizens[home.First].Age, noise.Next(), scale);
                    work.Members[count++] = (ushort)(home.First + home.Parents + child);
                }
            }
            SortByKey(work, count);
            for (int rank = 0; rank < count; rank++)
            {
                citizens[work.Members[work.Sorted[rank]]].Age = work.OtherAges[dealt + rank];
            }
            dealt += count;
        }
    }

    // Deals the children's ages, which lie in order, at random into lots of first, second, third children; each lot
    // stays in order. The lots stand one behind the other in OtherAges.
    private static void DealOut(
        QuarterLists work, int households, int children, ref WordStream stream)
    {
        Span<int> next = stackalloc int[byte.MaxValue + 1];
        next.Clear();
        int labels = 0;
        for (int household = 0; household < households; household++)
        {
            for (int child = 0; child < work.Homes[household].Children; child++)
            {
                work.Labels[labels++] = (byte)child;
                next[child + 1]++;
            }
        }
        stream.Shuffle(work.Labels.AsSpan(0, labels));
        for (int lot = 1; lot < next.Length; lot++)
        {
            next[lot] += next[lot - 1];
        }
        for (int child = 0; child < children; child++)
        {
            work.OtherAges[next[work.Labels[child]]++] = work.Ages[child];
        }
    }

    /// <summary>Lays out the planned ages of a role in order; years are spread evenly within a band.</summary>
    private int LayAges(int number, HouseholdRole role, Span<byte> ages)
    {
        ReadOnlySpan<int> counts = plan.AgesOf(number, role);
        var phases = new WordStream(
            _draws, (uint)plan.Quarters[number].FirstCitizen, DrawSlots.AgePhase + ((uint)role << 8));
        int next = 0;
        for (int band = 0; band < counts.Length; band++)
        {
            AgeCount range = plan.RoleAges.Bands[band];
            double phase = Uniform.Open(phases.Next());
            for (int k = 0; k < counts[band]; k++)
            {
                double place = (k + phase) / counts[band];
                ages[next++] = range.To is { } to
                    ? (byte)(range.From + (int)(place * (to + 1 - range.From)))
                    : _open.Age(range.From, place);
            }
        }
        return next;
    }

    private static byte Key(int age, uint word, double scale)
    {
        double noise = ((word & 0xFFFF) - (double)(word >> 16)) / 65536;
        // Room for noise below age 0.
        return (byte)Math.Clamp(age + 64 + (int)Math.Round(noise * scale), 0, Keys - 1);
    }

    // Counting sort, stable: Sorted lists places in order of their keys.
    private static void SortByKey(QuarterLists work, int count)
    {
        Span<int> starts = stackalloc int[Keys + 1];
        starts.Clear();
        for (int k = 0; k < count; k++)
        {
            starts[work.Keys[k] + 1]++;
        }
        for (int key = 1; key < starts.Length; key++)
        {
            starts[key] += starts[key - 1];
        }
        for (int k = 0; k < count; k++)
        {
            work.Sorted[starts[work.Keys[k]]++] = (ushort)k;
        }
    }
}
