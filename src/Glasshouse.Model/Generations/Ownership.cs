using Glasshouse.Engine.Columns;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Generations;

/// <summary>
/// Which firms somebody owns. Where somebody works does not tell: heirs keep their own workplace, and one person may
/// own several firms. Owners of the start stand in sorted arrays, heirs and founders in chains of their firms.
/// </summary>
public sealed class Ownership
{
    private const int NoFirm = -1;

    private readonly Column<Organisation> _organisations;
    private readonly uint[] _owners;
    private readonly int[] _firms;
    private readonly SparseRows<int> _firstLeft = new();
    private readonly SparseRows<int> _nextLeft = new();

    /// <param name="organisations">Organisations, with room for those that are founded later.</param>
    /// <param name="atStart">How many there are on day 0.</param>
    public Ownership(Column<Organisation> organisations, int atStart)
    {
        _organisations = organisations;
        _owners = new uint[atStart];
        _firms = new int[atStart];
        for (int firm = 0; firm < _firms.Length; firm++)
        {
            _owners[firm] = organisations[firm].Owner;
            _firms[firm] = firm;
        }
        // A sort need not keep the order of equals, so the firm is part of what is sorted by.
        Array.Sort(_firms, (one, other) => (_owners[one], one).CompareTo((_owners[other], other)));
        Array.Sort(_owners);
    }

    /// <summary>The organisations that somebody owns, open or closed.</summary>
    public FirmsOfOwner Of(int owner) => new(this, owner);

    // Place of an owner of the start; past the end for whoever was none.
    private int FirstOf(int owner)
    {
        int place = Array.BinarySearch(_owners, (uint)owner);
        while (place > 0 && _owners[place - 1] == owner)
        {
            place--;
        }
        return place < 0 ? _owners.Length : place;
    }

    /// <summary>Somebody comes to own an organisation.</summary>
    public void Add(int owner, int firm)
    {
        ref int first = ref _firstLeft.GetOrAdd(owner, out bool isNew);
        _nextLeft.GetOrAdd(firm, out _) = isNew ? NoFirm : first;
        first = firm;
    }

    /// <summary>Everything that an owner has goes to an heir.</summary>
    /// <returns>Whether there was anything.</returns>
    public bool PassOn(int owner, int heir)
    {
        bool isAny = false;
        for (int place = FirstOf(owner); place < _owners.Length && _owners[place] == owner; place++)
        {
            isAny |= Leave(owner, heir, _firms[place]);
        }
        int firm = _firstLeft.Contains(owner) ? _firstLeft.Find(owner) : NoFirm;
        _firstLeft.Remove(owner);
        while (firm != NoFirm)
        {
            int next = _nextLeft.Find(firm);
            _nextLeft.Remove(firm);
            isAny |= Leave(owner, heir, firm);
            firm = next;
        }
        return isAny;
    }

    private bool Leave(int owner, int heir, int firm)
    {
        ref Organisation left = ref _organisations[firm];
        if (left.Owner != owner)
        {
            return false;
        }
        left.Owner = (uint)heir;
        Add(heir, firm);
        return true;
    }

    /// <summary>Goes through the organisations of one owner; changes of owners end it.</summary>
    public struct FirmsOfOwner(Ownership ownership, int owner)
    {
        private int _place = ownership.FirstOf(owner) - 1;
        private bool _isPastStart;

        public int Current { get; private set; } = NoFirm;

        public readonly FirmsOfOwner GetEnumerator() => this;

        public bool MoveNext()
        {
            uint[] owners = ownership._owners;
            while (!_isPastStart && ++_place < owners.Length && owners[_place] == owner)
            {
                Current = ownership._firms[_place];
                if (ownership._organisations[Current].Owner == owner)
                {
                    return true;
                }
            }
            Current = _isPastStart ? ownership._nextLeft.Find(Current)
                : ownership._firstLeft.Contains(owner) ? ownership._firstLeft.Find(owner)
                : NoFirm;
            _isPastStart = true;
            return Current != NoFirm;
        }
    }
}
