using Glasshouse.Engine.Columns;
using Glasshouse.Engine.Randomness;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Nations;
using Glasshouse.Model.Observations;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model.Beliefs;

/// <summary>
/// Stage 9. People learn from what happened to them and near them: how likely it is to be noticed, whether
/// institutions are fair, whether most people can be trusted.
/// </summary>
public sealed class BeliefStage
{
    /// <summary>Acts or news between asking for a card and using it.</summary>
    private const int RowsAhead = 12;

    private readonly World _world;
    private readonly Action<int>[] _bodies;
    private readonly Encounters _encounters;
    private readonly Associations _associations;

    public BeliefStage(World world)
    {
        _world = world;
        _bodies = world.PerKind(Learn);
        _encounters = new Encounters(world);
        _associations = new Associations(world);
    }

    public void Run()
    {
        if (!_world.Switches.Beliefs)
        {
            return;
        }
        for (int kind = 0; kind < _bodies.Length; kind++)
        {
            _world.RunBlocks((SubjectKind)kind, _bodies);
        }
        foreach (Block block in _world.CitizenBlocks)
        {
            Hear(block.News.Span);
        }
        foreach (Block block in _world.OrganisationBlocks)
        {
            foreach (ref readonly NewsItem item in block.News.Span)
            {
                AuditNews.Spread(_world, item);
            }
        }
        _encounters.Run();
        _associations.Run();
    }

    private void Learn(SubjectKind kind, int number)
    {
        Block block = _world.BlocksOf(kind)[number];
        ReadOnlySpan<Act> acts = block.Acts.Span;
        for (int place = 0; place < acts.Length; place++)
        {
            if (kind == SubjectKind.Citizen)
            {
                Fetch(acts[Math.Min(place + RowsAhead, acts.Length - 1)].Row);
            }
            ref readonly Act act = ref acts[place];
            BehaviourKind what = _world.Catalogue[act.Behaviour].Kind;
            if (!act.Mends && _world.Switches.OwnExperience
                && what is (BehaviourKind.Violation or BehaviourKind.Obligation))
            {
                Experience(kind, act);
            }
            if (!act.Mends && kind == SubjectKind.Citizen)
            {
                Tell(block, act, what);
            }
        }
        // The accused know at once what is said of them; trust falls when a sanction bites.
        Span<FiledRecord> inbox = _world.RegisterOf(kind).Blocks[number].Inbox.Span;
        ReadOnlySpan<RecordTruth> truths = block.Truths.Span;
        for (int place = 0; place < inbox.Length && _world.Switches.OwnExperience; place++)
        {
            if (truths[place].Wrongful)
            {
                ref Experience experience = ref _world.ExperienceOf(kind, inbox[place].Row);
                _world.Perception.Forget(ref experience, _world.Day);
                experience.AccusedCount += (float)_world.Parameters.Beliefs.AccusedWeight;
            }
        }
        if (kind == SubjectKind.Citizen)
        {
            Trust(block);
        }
    }

    private void Experience(SubjectKind kind, in Act act)
    {
        BeliefsParameters beliefs = _world.Parameters.Beliefs;
        ref Experience experience = ref _world.ExperienceOf(kind, act.Row);
        _world.Perception.Forget(ref experience, _world.Day);
        if (act.Noticed)
        {
            experience.NoticedCount += (float)beliefs.NoticedWeight;
        }
        else
        {
            experience.UnnoticedCount += (float)beliefs.UnnoticedWeight;
        }
    }

    private void Trust(Block block)
    {
        BeliefsParameters beliefs = _world.Parameters.Beliefs;
        foreach (int row in block.FirstFelt.Span)
        {
            if (_world.Switches.Attitudes)
            {
                // Who is sanctioned knows of the system.
                _world.Nation.Citizens[row].AwarenessRank = 0;
            }
            double step = block.WronglySanctioned.Contains(row) ? beliefs.WrongSanctionStep : beliefs.RightSanctionStep;
            ref float trust = ref _world.Nation.Citizens[row].TrustInstitutional;
            trust -= trust * (float)step;
        }
        foreach (int row in block.Redressed.Span)
        {
            ref float trust = ref _world.Nation.Citizens[row].TrustInstitutional;
            trust += (1 - trust) * (float)beliefs.RedressStep;
        }
    }

    // One strong tie feels each deed; all of them hear of an offence that was noticed.
    private void Tell(Block block, in Act act, BehaviourKind what)
    {
        if (what is BehaviourKind.Violation or BehaviourKind.Merit)
        {
            uint key = _world.Catalogue[act.Behaviour].Key;
            Words words = _world.Draws(Purpose.Belief).At((uint)act.Row, (uint)_world.Day, key, 1);
            int near = _world.Nation.TieOf(act.Row, Uniform.Below(words.W0, Ties.StrongTies));
            if (near >= 0)
            {
                block.News.Add(new NewsItem(near, what == BehaviourKind.Merit ? NewsKind.GoodDeed : NewsKind.Offence));
            }
        }
        if (what != BehaviourKind.Violation || !act.Noticed || !_world.Switches.PeerLearning)
        {
            return;
        }
        for (int tie = 0; tie < Ties.StrongTies; tie++)
        {
            int peer = _world.Nation.TieOf(act.Row, tie);
            if (peer >= 0)
            {
                block.News.Add(new NewsItem(peer, NewsKind.TieNoticed));
            }
        }
    }

    private void Hear(ReadOnlySpan<NewsItem> news)
    {
        Column<Citizen> citizens = _world.Nation.Citizens;
        for (int place = 0; place < news.Length; place++)
        {
            Fetch(news[Math.Min(place + RowsAhead, news.Length - 1)].Row);
            ref Citizen citizen = ref citizens[news[place].Row];
            if (citizen.IsAlive)
            {
                Hear(ref citizen, news[place]);
            }
        }
    }

    // Asks for what a citizen will be asked in a moment.
    private void Fetch(int row)
    {
        _world.Nation.Citizens.Prefetch(row);
        _world.Nation.Outlooks.Prefetch(row);
    }

    private void Hear(ref Citizen citizen, in NewsItem item)
    {
        BeliefsParameters beliefs = _world.Parameters.Beliefs;
        switch (item.Kind)
        {
            case NewsKind.TieNoticed:
                _world.Perception.Forget(ref citizen.Experience, _world.Day);
                citizen.Experience.NoticedCount += (float)beliefs.PeerWeight;
                break;
            default:
                // Children's trust is their upbringing's.
                if (_world.Nation.Outlooks[item.Row].IsFormed)
                {
                    citizen.TrustGeneralised = _world.TrustLearning.AfterDeed(
                        citizen.TrustGeneralised, item.Kind == NewsKind.GoodDeed);
                }
                break;
        }
    }
}
