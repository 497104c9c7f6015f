using Glasshouse.Engine.Columns;
using Glasshouse.Model.Generations;
using Glasshouse.Model.Nations;
using Xunit;

namespace Glasshouse.Tests.Generations;

public sealed class OwnershipTests
{
    [Fact]
    public void An_heir_who_dies_leaves_what_was_inherited_and_what_was_owned_before()
    {
        using var firms = new Column<Organisation>(4);
        uint[] owners = [7, 3, 7, 5];
        for (int firm = 0; firm < owners.Length; firm++)
        {
            firms[firm].Owner = owners[firm];
        }
        var ownership = new Ownership(firms, firms.Length);
        Assert.True(ownership.PassOn(7, 3));
        Assert.Equal([3u, 3, 3, 5], Owners());
        Assert.True(ownership.PassOn(3, 5));
        Assert.Equal([5u, 5, 5, 5], Owners());
        Assert.False(ownership.PassOn(3, 9));
        Assert.True(ownership.PassOn(5, 9));
        Assert.Equal([9u, 9, 9, 9], Owners());

        uint[] Owners() => [.. firms.Span.ToArray().Select(firm => firm.Owner)];
    }
}
