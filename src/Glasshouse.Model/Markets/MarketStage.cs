using System.Runtime.InteropServices;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;

namespace Glasshouse.Model.Markets;

/// <summary>
/// Stage 10. Loans end and employers answer daily; monthly, loans are decided, and consumers, firms and officials'
/// careers have a turn.
/// </summary>
public sealed class MarketStage
{
    private readonly World _world;
    private readonly CreditMarket _credit;
    private readonly LabourMarket _labour;
    private readonly ConsumerMarket _consumers;
    private readonly LocalMarkets _local;
    private readonly long[] _firstLoan;
    private readonly Action<int> _daily;
    private readonly Action<int> _appraise;
    private readonly Action<int> _monthly;
    private readonly Action<int> _organisations;
    private readonly Promotions _promotions;
    private readonly Appraisals _appraisals;

    public MarketStage(World world)
    {
        _world = world;
        _credit = new CreditMarket(world);
        _labour = new LabourMarket(world);
        _consumers = new ConsumerMarket(world);
        _local = new LocalMarkets(world);
        _firstLoan = new long[world.CitizenBlocks.Length];
        _promotions = new Promotions(world);
        _appraisals = new Appraisals(world);
        _daily = number =>
        {
            _credit.End(world.CitizenBlocks[number]);
            _labour.Decide(world.CitizenBlocks[number]);
        };
        _appraise = _credit.Appraise;
        _monthly = Month;
        _organisations = number => _consumers.Turn(world.OrganisationBlocks[number]);
    }

    public void Run()
    {
        Block[] blocks = _world.CitizenBlocks;
        _world.Team.Run(blocks.Length, _daily);
        _consumers.Prepare();
        _world.Team.Run(_world.OrganisationBlocks.Length, _organisations);
        _local.Run();
        foreach (Block block in _world.OfficialBlocks)
        {
            _promotions.Turn(block);
        }
        _appraisals.Run();
        if ((_world.Day + 1) % Calendar.DaysPerMonth == 0)
        {
            _credit.Begin();
            _world.Team.Run(blocks.Length, _appraise);
            _credit.Settle();
            for (int number = 0; number < blocks.Length; number++)
            {
                _firstLoan[number] = _world.NextLoan;
                _world.NextLoan += _credit.ApplicationsOf(number);
            }
            _world.Team.Run(blocks.Length, _monthly);
            Book(blocks);
        }
        _world.Loans.End(_world, _world.Rows.Loans);
    }

    private void Month(int number) => _credit.Decide(number, _firstLoan[number]);

    // Refusals are written down at once, loans when they end.
    private void Book(Block[] blocks)
    {
        foreach (Block block in blocks)
        {
            foreach (ref readonly LoanRow loan in CollectionsMarshal.AsSpan(block.Rows.Loans))
            {
                if (loan.Outcome is null)
                {
                    _world.Rows.Loans.Add(loan);
                }
                else
                {
                    _world.Loans.Add(loan);
                }
            }
            block.Rows.Loans.Clear();
        }
    }
}
