using Glasshouse.Engine.Columns;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Nations;

namespace Glasshouse.Model.Generations;

/// <summary>
/// Who holds which post. When a term ends, somebody of the municipality who works takes over, with a character of their
/// own; the post's file stays with the post, as it does when its holder dies.
/// </summary>
public sealed class Posts
{
    private readonly World _world;
    private readonly SparseRows<int> _posts = new();

    public Posts(World world)
    {
        _world = world;
        for (int post = 0; post < world.Nation.Officials.Length; post++)
        {
            _posts.GetOrAdd((int)world.Nation.Officials[post].Citizen, out _) = post;
        }
    }

    /// <summary>Hands a citizen's post to somebody else; the work goes on as it was.</summary>
    public void Hand(int citizen, int successor)
    {
        int post = _posts.Find(citizen);
        _posts.Remove(citizen);
        _posts.GetOrAdd(successor, out _) = post;
        _world.Nation.Officials[post].Citizen = (uint)successor;
        _world.Nation.Citizens[citizen].Traits &= ~CitizenTraits.Official;
        _world.Nation.Citizens[successor].Traits |= CitizenTraits.Official;
    }

    /// <summary>Ends a term of office: another takes the post and works after an own character.</summary>
    public void Succeed(int post)
    {
        ref Official official = ref _world.Nation.Officials[post];
        int before = (int)official.Citizen;
        if (Next(before, _world.Nation.Citizens[before], isWorking: true) is >= 0 and int successor)
        {
            Hand(before, successor);
        }
        OfficialDrawing.Fill(ref official, post, (uint)(_world.Day + 1), _world.Seed, _world.Parameters.Nations);
        official.AwarenessRank = _world.Nation.Citizens[(int)official.Citizen].AwarenessRank;
        official.Experience = default;
        official.Promotions = 0;
        ref Career career = ref _world.Officialdom.Careers[post];
        career = new Career { Ended = Saturate.Increment(career.Ended), TenureBefore = career.Tenure };
    }

    /// <summary>The next one in row order who fits, round the municipality; -1 where nobody does.</summary>
    /// <param name="row">Who leaves something.</param>
    /// <param name="citizen">The same.</param>
    /// <param name="isWorking">Whether it takes somebody employed who holds no post.</param>
    public int Next(int row, in Citizen citizen, bool isWorking)
    {
        Municipality home = _world.Nation.Municipalities[citizen.Municipality];
        for (int step = 1; step < home.Citizens; step++)
        {
            int other = home.FirstCitizen + (((row - home.FirstCitizen) + step) % home.Citizens);
            ref readonly Citizen next = ref _world.Nation.Citizens[other];
            bool isFit = !isWorking || (next.Has(CitizenTraits.Employed) && !next.Has(CitizenTraits.Official));
            if (isFit && next.IsAlive && next.Age >= OpportunityRates.AdultAge)
            {
                return other;
            }
        }
        return -1;
    }
}
