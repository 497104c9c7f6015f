using Glasshouse.Lab.Files;
using Glasshouse.Lab.Runs;
using Xunit;

namespace Glasshouse.Tests.Runs;

public sealed class MachineTests
{
    private const long Gigabyte = 1_000_000_000;

    [Fact]
    public void A_run_that_cannot_fit_is_refused_with_both_numbers()
    {
        BadInputException refusal = Assert.Throws<BadInputException>(
            () => Machine.CheckMemory(20_000_000, availableBytes: 2 * Gigabyte));
        Problem problem = Assert.Single(refusal.Problems);
        Assert.Equal(("nation.citizens", "memory"), (problem.File, problem.Code));
        Assert.Matches(
            @"^is 20,000,000: a run needs about \d\.\d GB of memory and this machine has 2\.0 GB; fewer citizens fit$",
            problem.Message);
    }

    [Fact]
    public void A_run_that_fits_is_let_through()
    {
        Machine.CheckMemory(20_000_000, availableBytes: 16 * Gigabyte);
        Machine.CheckMemory(1000);
    }

    [Fact]
    public void The_memory_asked_for_grows_with_the_citizens_and_stays_within_the_promise()
    {
        Assert.Throws<BadInputException>(() => Machine.CheckMemory(1000, availableBytes: 100 << 20));
        // 200 bytes a citizen and what the program itself takes.
        Machine.CheckMemory(18_000_000, availableBytes: (18_000_000 * 200L) + (300 << 20));
    }
}
