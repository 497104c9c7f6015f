using System.Runtime.InteropServices;
using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Hashing;
using Glasshouse.Model.Journeys;

namespace Glasshouse.Model.Contagion;

/// <summary>
/// Who is infected. Two bytes a citizen say whether somebody never was, is, or is over it; only those who are have a
/// row of their own, block by block in the order in which they caught it.
/// </summary>
public sealed class Epidemic : IDisposable
{
    private const ushort IsOver = ushort.MaxValue;

    private readonly Column<ushort> _places;
    private readonly RowList<Infection>[] _active;

    public Epidemic(World world)
    {
        _places = new Column<ushort>(world.Nation.Citizens.Length);
        _active = [.. world.CitizenBlocks.Select(_ => new RowList<Infection>())];
        Contacts = new Contacts(world, (int)world.Parameters.Contagion.AnywhereContacts);
    }

    /// <summary>Whether a run can ever have an infection: a cost that nobody else bears.</summary>
    public static bool IsPossible(RunInputs inputs) => inputs.ParametersFrom.Values.Prepend(inputs.Parameters)
        .Any(parameters => parameters.Contagion.SeedInfections > 0 || parameters.Contagion.ImportsPerDay > 0);

    /// <summary>Who meets whom, and who goes where.</summary>
    public Contacts Contacts { get; }

    /// <summary>Infections under way in a block.</summary>
    public RowList<Infection> ActiveIn(int block) => _active[block];

    /// <summary>Whether somebody can catch it.</summary>
    public bool IsSusceptible(int row) => _places[row] == 0;

    /// <summary>The infection somebody has, if it is not over.</summary>
    public bool TryFind(int row, out Infection infection)
    {
        ushort place = _places[row];
        bool isActive = place is not 0 and not IsOver;
        infection = isActive ? _active[row / World.RowsPerBlock][place - 1] : default;
        return isActive;
    }

    /// <summary>How somebody is on a day, today or before.</summary>
    public HealthState StateOf(int row, int day) =>
        TryFind(row, out Infection infection)
            ? day < infection.InfectedDay ? HealthState.Susceptible : infection.StateOn(day)
            : _places[row] == IsOver ? HealthState.Recovered : HealthState.Susceptible;

    /// <summary>Somebody catches it; false where that is not possible.</summary>
    public bool Begin(in Infection infection)
    {
        if (_places[infection.Row] != 0)
        {
            return false;
        }
        RowList<Infection> active = _active[infection.Row / World.RowsPerBlock];
        active.Add(infection);
        _places[infection.Row] = (ushort)active.Count;
        return true;
    }

    /// <summary>Ends the infections of a block that are over; the others keep their order.</summary>
    /// <param name="block">Number of the block.</param>
    /// <param name="isOver">Asked once for each.</param>
    public void End(int block, Predicate<Infection> isOver)
    {
        RowList<Infection> active = _active[block];
        int kept = 0;
        for (int place = 0; place < active.Count; place++)
        {
            Infection infection = active[place];
            bool isKept = !isOver(infection);
            _places[infection.Row] = isKept ? (ushort)(kept + 1) : IsOver;
            active[kept] = infection;
            kept += isKept ? 1 : 0;
        }
        active.RemoveLast(active.Count - kept);
    }

    /// <summary>Forgets every infection, as if there had been none.</summary>
    public void Clear()
    {
        foreach (RowList<Infection> active in _active)
        {
            active.Clear();
        }
        _places.Span.Clear();
    }

    public void HashInto(ref StateHash hash)
    {
        hash.Add(_places);
        foreach (RowList<Infection> active in _active)
        {
            hash.Add(MemoryMarshal.AsBytes(active.Span));
        }
    }

    public void Dispose() => _places.Dispose();
}
