using Glasshouse.Lab.Lives;
using Glasshouse.Lab.Validation;
using Glasshouse.Model;
using Glasshouse.Model.Contracts;
using Glasshouse.Model.Measures;
using Glasshouse.Model.Nations;
using Glasshouse.Tests.Files;
using Xunit;

namespace Glasshouse.Tests.Health;

/// <summary>People who show another's green code at a door, and what becomes of whoever lent it.</summary>
public sealed class BorrowedCodeTests : IDisposable
{
    private readonly WrittenFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Whoever_is_kept_out_is_let_in_with_the_green_code_of_a_housemate_or_a_strong_tie()
    {
        double refusals = Refusals(Inputs(0));
        SmallRuns.Live(Inputs(1), (world, kept) =>
        {
            double Sum(string measure) => kept.Measures
                .Where(row => row.Measure == measure && row is { RegionId: 0, GroupId: 0 }).Sum(row => row.Value);
            Assert.InRange(Sum("gate_refusals_per_1000_day"), 0, refusals / 2);
            BorrowedCodeRow[] shown = [.. kept.BorrowedCodes.Where(row => row.What == BorrowedCodeEvent.Logged)];
            Assert.Equal(shown.Length / 5.0, Sum("borrowed_codes_per_1000_day"), shown.Length / 50.0);
            Assert.True(shown.Length > 1000, $"{shown.Length} codes were borrowed");
            Assert.All(shown, row =>
            {
                Assert.True(world.Health!.Carries(row.LenderId));
                Citizen borrower = world.Nation.Citizens[row.CitizenId];
                int home = row.CitizenId - borrower.HouseholdPosition;
                Assert.True(
                    (row.LenderId >= home && row.LenderId < home + borrower.HouseholdSize)
                    || Enumerable.Range(0, Ties.StrongTies)
                        .Any(tie => world.Nation.TieOf(row.CitizenId, tie) == row.LenderId));
                Assert.NotEqual(row.CitizenId, row.LenderId);
            });
            // The code that was shown was green that day.
            ILookup<int, CodeRow> codes = kept.Codes.ToLookup(row => row.CitizenId);
            Assert.All(shown, row => Assert.Equal(
                ShownCode.Green, codes[row.LenderId].Last(code => code.Day <= row.Day).Code));
            return true;
        });
    }

    [Fact]
    public void A_lender_is_told_of_the_borrowers_contact_turns_red_for_it_and_the_dossier_says_why() =>
        SmallRuns.Live(Inputs(1), (_, kept) =>
        {
            BorrowedCodeRow[] told = [.. kept.BorrowedCodes.Where(row => row.What == BorrowedCodeEvent.LenderTold)];
            Assert.All(told, row => Assert.Contains(
                row with { Day = row.StayDay, What = BorrowedCodeEvent.Logged }, kept.BorrowedCodes));
            // Those whom a borrower met are told besides, when the lender is a case.
            Assert.True(told.Length < kept.Measures
                .Where(row => row.Measure == "contacts_told_by_borrowed_code").Sum(row => row.Value));
            BorrowedCodeRow one = told.First(row => kept.Codes.Contains(
                new CodeRow(row.Day + 1, row.LenderId, ShownCode.Red)));
            Assert.Equal(
                [
                    $"Told of a contact with a case at the door of a place of the kind {one.VenueKind} on day "
                    + $"{one.StayDay}, where citizen:{one.CitizenId} was and showed this code.",
                ],
                Lines(one.LenderId, one).Where(line => line.IsWrongful).Select(line => line.Text));
            Assert.Equal(
                [$"Not told of a contact with a case on day {one.StayDay}: citizen:{one.LenderId} was, whose code was "
                    + "shown."],
                Lines(one.CitizenId, one).Select(line => line.Text));
            return true;
        });

    [Fact]
    public void Tracing_by_interview_is_not_misled_and_no_code_is_lent_where_the_share_is_nought()
    {
        RunInputs inputs = Inputs(1);
        HealthRules rules = inputs.HealthOf("health-code")!;
        inputs = inputs.With(rules with { Tracing = rules.Tracing! with { NeedsBothPhones = false } });
        SmallRuns.Live(inputs, (_, kept) =>
        {
            Assert.NotEmpty(kept.BorrowedCodes);
            Assert.DoesNotContain(kept.BorrowedCodes, row => row.What == BorrowedCodeEvent.LenderTold);
            return true;
        });
        SmallRuns.Live(Inputs(0), (_, kept) =>
        {
            Assert.Empty(kept.BorrowedCodes);
            Assert.DoesNotContain(kept.Measures, row => row.Measure == "borrowed_codes_per_1000_day");
            return true;
        });
    }

    [Fact]
    public void Codes_lent_across_blocks_give_the_same_state_on_any_number_of_threads()
    {
        RunInputs inputs = Inputs(1, 3 * World.RowsPerBlock, 16);
        Assert.Equal(SmallRuns.Hashes(inputs, threads: 1), SmallRuns.Hashes(inputs, threads: 3));
    }

    [Fact]
    public void A_door_cannot_lend_codes_where_there_are_none() => Assert.Contains(
        _files.ProblemsOfRegime("""
            glasshouse: 1
            name: gates
            label: hypothetical
            extends: temperature-gate
            meaning: As temperature-gate, but for a door that takes another's code.
            health:
              gates:
                shop:
                  borrowed_share: {value: 0.1, source: "No figure was found", basis: assumed}
            """),
        problem => problem.Contains(
            "health.gates.shop.borrowed_share lends codes, but there is none", StringComparison.Ordinal));

    private static double Refusals(RunInputs inputs) => SmallRuns.Live(inputs, (_, kept) => kept.Measures
        .Where(row => row is { Measure: "gate_refusals_per_1000_day", RegionId: 0, GroupId: 0 })
        .Sum(row => row.Value));

    private static IEnumerable<LifeLine> Lines(int citizen, BorrowedCodeRow shown) => new LifeStory(new Life
    {
        Subject = new Subject(SubjectKind.Citizen, citizen),
        Arm = "health-code",
        BorrowedCodes = [shown],
    }).Lines;

    private static RunInputs Inputs(double borrowed, int citizens = 5000, int days = 30)
    {
        RunInputs inputs = HealthTargets.Inputs(
            "health-code", citizens, days, 1, "contagion.r=3", $"contagion.seed_infections={citizens / 160}");
        HealthRules rules = inputs.HealthOf("health-code")!;
        inputs = inputs.With(rules with
        {
            Gates = [.. rules.Gates.Select(gate => gate with { BorrowedShare = borrowed })],
        });
        return inputs with
        {
            Scenario = inputs.Scenario with { Record = new RecordChoice { Detail = RecordDetail.Full } },
        };
    }
}
