using Glasshouse.Engine.Hashing;
using Glasshouse.Model.Acts;
using Glasshouse.Model.Appeals;
using Glasshouse.Model.Beliefs;
using Glasshouse.Model.Consequences;
using Glasshouse.Model.Contagion;
using Glasshouse.Model.Journeys;
using Glasshouse.Model.Markets;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Observations;
using Glasshouse.Model.Orders;
using Glasshouse.Model.Scores;

namespace Glasshouse.Model;

/// <summary>One day of the nation: eleven stages, each a folder of the same name, in this order.</summary>
public sealed class Day(World world)
{
    private readonly OrderStage _orders = new(world);
    private readonly JourneyStage _journeys = new(world);
    private readonly ActStage _acts = new(world);
    private readonly ContagionStage _contagion = new(world);
    private readonly ObservationStage _observations = new(world);
    private readonly ScoreStage _scores = new(world.Registers, world.OfficeRegister, world.Seed);
    private readonly ConsequenceStage _consequences = new(world);
    private readonly AppealStage _appeals = new(world);
    private readonly BeliefStage _beliefs = new(world);
    private readonly MarketStage _markets = new(world);
    private readonly MeasureStage _measures = new(world);

    public void Run()
    {
        // 1 Orders: dated events, and last night's sanctions and rewards, hold from this morning.
        _orders.Run();

        // 2 Journeys: who may not travel does not.
        _journeys.Run();

        // 3 Acts: what is truly done. Before anything is observed, so that nobody reacts to today's record today.
        _acts.Run();

        // 4 Contagion: along the contacts of today's journeys and work.
        _contagion.Run();

        // 5 Observations: what is noticed, missed, invented or put on the wrong name. Truth becomes file only here.
        _observations.Run();

        // 6 Scores: handed registers and a day, and not the world, so that no scorer can see what is true.
        _scores.Run(world.Team, world.Day);

        // 7 Consequences: decided after all of today's records are scored, felt from tomorrow.
        _consequences.Run();

        // 8 Appeals: after Consequences, so that whom a sanction reaches today cannot contest it before knowing.
        _appeals.Run();

        // 9 Beliefs: people make up their minds when the day's outcomes are known.
        _beliefs.Run();

        // 10 Markets: loans, consumers and jobs, on what is believed and imposed.
        _markets.Run();

        // 11 Measures: last, so that a day's figures are of one day.
        _measures.Run();
    }

    /// <summary>Adds what stages carry from day to day outside the world.</summary>
    public void HashInto(ref StateHash hash) => _observations.HashInto(ref hash);
}
