namespace Glasshouse.Model.Nations;

/// <summary>A slice of a municipality that is drawn in one piece.</summary>
public readonly record struct Quarter(int Municipality, int FirstCitizen, int Citizens);

/// <summary>
/// How many households of each kind, and how many persons of each role and age band, every quarter has: whole numbers
/// whose sums over the nation stay within about one of what the statistics say.
/// </summary>
public sealed class QuarterPlan
{
    /// <summary>Most citizens of a quarter: what it needs stays within a core's own cache.</summary>
    public const int MostCitizens = 8192;

    private readonly int[] _households;
    private readonly int[] _institutionPersons;
    private readonly int[] _others;
    private readonly int[] _ages;

    public QuarterPlan(AreaPlan areas, HouseholdKinds kinds, RoleAges roleAges)
    {
        Kinds = kinds;
        RoleAges = roleAges;
        Quarters = Cut(areas);
        _households = new int[Quarters.Length * kinds.All.Length];
        _institutionPersons = new int[Quarters.Length];
        _others = new int[Quarters.Length];
        _ages = new int[Quarters.Length * RoleAges.Roles * roleAges.Bands.Length];
        CountHouseholds();
        CountAges();
    }

    public HouseholdKinds Kinds { get; }

    public RoleAges RoleAges { get; }

    public Quarter[] Quarters { get; }

    public ReadOnlySpan<int> HouseholdsOf(int quarter) =>
        _households.AsSpan(quarter * Kinds.All.Length, Kinds.All.Length);

    public int InstitutionPersonsOf(int quarter) => _institutionPersons[quarter];

    /// <summary>Other members among those beyond parents and a first child.</summary>
    public int OthersOf(int quarter) => _others[quarter];

    /// <summary>Persons of a role by age band.</summary>
    public ReadOnlySpan<int> AgesOf(int quarter, HouseholdRole role)
    {
        int bands = RoleAges.Bands.Length;
        return _ages.AsSpan(((quarter * RoleAges.Roles) + (int)role) * bands, bands);
    }

    private static Quarter[] Cut(AreaPlan areas)
    {
        var quarters = new List<Quarter>();
        for (int municipality = 0; municipality < areas.Municipalities.Length; municipality++)
        {
            PlannedArea area = areas.Municipalities[municipality];
            int pieces = (area.Citizens + MostCitizens - 1) / MostCitizens;
            for (int piece = 0; piece < pieces; piece++)
            {
                int first = (int)((long)area.Citizens * piece / pieces);
                int next = (int)((long)area.Citizens * (piece + 1) / pieces);
                quarters.Add(new Quarter(municipality, area.FirstCitizen + first, next - first));
            }
        }
        return [.. quarters];
    }

    private void CountHouseholds()
    {
        int kinds = Kinds.All.Length;
        double[] due = new double[kinds + 1];
        double dueOthers = 0;
        Span<int> counts = new int[kinds + 1];
        for (int quarter = 0; quarter < Quarters.Length; quarter++)
        {
            int citizens = Quarters[quarter].Citizens;
            for (int kind = 0; kind < kinds; kind++)
            {
                due[kind] += citizens * Kinds.All[kind].PerCitizen;
            }
            due[kinds] += citizens * Kinds.InstitutionPersonsPerCitizen;
            Fill(due, citizens, counts);
            counts[..kinds].CopyTo(_households.AsSpan(quarter * kinds));
            _institutionPersons[quarter] = counts[kinds];

            int further = 0;
            for (int kind = 0; kind < kinds; kind++)
            {
                further += counts[kind] * Kinds.All[kind].FurtherMembers;
            }
            dueOthers += further * Kinds.OtherMemberShare;
            _others[quarter] = Apportionment.Round(ref dueOthers, further);
        }
    }

    // As Apportionment.Share, but in persons: a household only counts as given when all of it fits.
    private void Fill(double[] due, int citizens, Span<int> counts)
    {
        int left = citizens;
        int kinds = Kinds.InstitutionPersonsPerCitizen > 0 ? due.Length : due.Length - 1;
        for (int kind = 0; kind < due.Length; kind++)
        {
            counts[kind] = Math.Min((int)Math.Floor(Math.Max(0, due[kind])), left / SizeOf(kind));
            due[kind] -= counts[kind];
            left -= counts[kind] * SizeOf(kind);
        }
        while (left > 0)
        {
            // People who live alone, the first kind, always fit.
            int most = 0;
            for (int kind = 1; kind < kinds; kind++)
            {
                most = SizeOf(kind) <= left && due[kind] > due[most] ? kind : most;
            }
            counts[most]++;
            due[most]--;
            left -= SizeOf(most);
        }
    }

    private int SizeOf(int kind) => kind < Kinds.All.Length ? Kinds.All[kind].Size : 1;

    private void CountAges()
    {
        int bands = RoleAges.Bands.Length;
        double[] due = new double[RoleAges.Roles * bands];
        double[] shares = new double[RoleAges.Roles * bands];
        for (int role = 0; role < RoleAges.Roles; role++)
        {
            double sum = 0;
            for (int band = 0; band < bands; band++)
            {
                sum += RoleAges[role, band];
            }
            for (int band = 0; band < bands; band++)
            {
                shares[(role * bands) + band] = sum > 0 ? RoleAges[role, band] / sum : 0;
            }
        }
        Span<int> persons = stackalloc int[RoleAges.Roles];
        for (int quarter = 0; quarter < Quarters.Length; quarter++)
        {
            CountRoles(quarter, persons);
            for (int role = 0; role < RoleAges.Roles; role++)
            {
                Span<double> roleDue = due.AsSpan(role * bands, bands);
                for (int band = 0; band < bands; band++)
                {
                    roleDue[band] += persons[role] * shares[(role * bands) + band];
                }
                Span<int> counts = _ages.AsSpan(((quarter * RoleAges.Roles) + role) * bands, bands);
                Apportionment.Share(roleDue, persons[role], counts);
            }
        }
    }

    private void CountRoles(int quarter, Span<int> persons)
    {
        persons.Clear();
        persons[(int)HouseholdRole.InInstitution] = _institutionPersons[quarter];
        persons[(int)HouseholdRole.Other] = _others[quarter];
        persons[(int)HouseholdRole.Child] = -_others[quarter];
        ReadOnlySpan<int> households = HouseholdsOf(quarter);
        for (int row = 0; row < households.Length; row++)
        {
            HouseholdKind kind = Kinds.All[row];
            HouseholdRole role = kind.Type switch
            {
                HouseholdType.Alone => HouseholdRole.Alone,
                HouseholdType.Couple => HouseholdRole.Partner,
                HouseholdType.CoupleWithChildren => HouseholdRole.Parent,
                HouseholdType.SingleParent => HouseholdRole.SingleParent,
                _ => HouseholdRole.Other,
            };
            int adults = kind.Parents > 0 ? kind.Parents : kind.Size;
            persons[(int)role] += households[row] * adults;
            persons[(int)HouseholdRole.Child] += kind.HasChildren ? households[row] * (1 + kind.FurtherMembers) : 0;
        }
    }
}
