using Glasshouse.Engine.Threads;
using Xunit;

namespace Glasshouse.Tests.Threads;

public sealed class TeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Every_piece_is_done_once_however_many_threads_there_are(int threads)
    {
        using var team = new Team(threads);
        for (int round = 0; round < 200; round++)
        {
            int[] done = new int[round];
            team.Run(done.Length, item => Interlocked.Increment(ref done[item]));
            Assert.All(done, times => Assert.Equal(1, times));
        }
    }

    [Fact]
    public void The_failure_of_the_lowest_piece_is_thrown_and_the_team_works_on()
    {
        using var team = new Team(3);
        var failure = Assert.Throws<InvalidOperationException>(() => team.Run(50, item =>
        {
            if (item % 10 == 7)
            {
                throw new InvalidOperationException($"piece {item}");
            }
        }));
        Assert.Equal("piece 7", failure.Message);
        int done = 0;
        team.Run(50, _ => Interlocked.Increment(ref done));
        Assert.Equal(50, done);
    }
}
