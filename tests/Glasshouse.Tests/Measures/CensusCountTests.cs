using CsCheck;
using Glasshouse.Model.Measures;
using Xunit;

namespace Glasshouse.Tests.Measures;

public sealed class CensusCountTests
{
    private const int Levels = 30;
    private const int Bands = 4;

    private static readonly Gen<Person> People = Gen.Select(
        Gen.Select(Gen.Int[0, Groupings.CrossedCells - 1], Gen.Int[0, 4]),
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool),
        Gen.Select(Gen.Int[0, Bands - 1], Gen.Int[0, Levels - 1], Gen.Int[-50, 50]),
        (place, said, file) => new Person(
            place.Item1, place.Item2, said.Item1, said.Item2, said.Item3, said.Item4, said.Item5, file.Item1,
            file.Item2, file.Item3));

    [Fact]
    public void Packed_counts_of_blocks_fold_into_what_plain_loops_count() =>
        People.Array[0, 200].Sample(people =>
        {
            // Two counts share the blocks, as two threads do, and are put together in the end.
            CensusCount[] counts = [new CensusCount(Levels, Bands), new CensusCount(Levels, Bands)];
            foreach (IGrouping<int, Person> block in people.GroupBy(person => person.Block))
            {
                foreach (Person person in block)
                {
                    Add(counts[block.Key % 2], person);
                }
                counts[block.Key % 2].Fold();
            }
            counts[0].Add(counts[1]);
            for (int cell = 0; cell < CensusCount.Cells; cell++)
            {
                Person[] here = [.. people.Where(person => IsIn(person, cell))];
                Person[] filed = [.. here.Where(person => person.IsFiled)];
                CensusSum sum = counts[0].Sums[cell];
                Assert.Equal(
                    (here.Length, here.Count(one => one.IsAware), here.Count(one => one.IsTrusting), filed.Length),
                    (sum.Persons, sum.Aware, sum.Trusting, sum.Filed));
                Assert.Equal(
                    (here.Count(one => one.IsSanctioned), here.Count(one => one.NeverWrong),
                        here.Count(one => one is { IsSanctioned: true, NeverWrong: true }),
                        filed.Sum(one => one.Score)),
                    (sum.Sanctioned, sum.NeverWrong, sum.NeverWrongSanctioned, sum.Scores));
                Assert.Equal(
                    Enumerable.Range(0, Bands).Select(band => (long)filed.Count(one => one.Band == band)),
                    counts[0].BandSums.AsSpan(cell * Bands, Bands).ToArray());
            }
            for (int score = 0; score < Levels; score++)
            {
                for (int level = 0; level < CensusCount.ConductLevels; level++)
                {
                    int conduct = level - CensusCount.ConductReach;
                    Assert.Equal(
                        people.Count(one => one.IsFiled && one.Score == score && Cut(one.Conduct) == conduct),
                        counts[0].Joint[(score * CensusCount.ConductLevels) + level]);
                }
            }
        }, iter: 30);

    [Fact]
    public void A_whole_block_of_people_alike_overflows_no_part_of_a_word()
    {
        var count = new CensusCount(Levels, Bands);
        var person = new Person(7, 0, true, true, true, true, true, 2, 3, 0);
        for (int row = 0; row < Model.World.RowsPerBlock; row++)
        {
            Add(count, person);
        }
        count.Fold();
        CensusSum all = count.Sums[0];
        Assert.All(
            [all.Persons, all.Aware, all.Trusting, all.Filed, all.Sanctioned, all.NeverWrong, all.NeverWrongSanctioned],
            sum => Assert.Equal(Model.World.RowsPerBlock, sum));
        Assert.Equal(3L * Model.World.RowsPerBlock, all.Scores);
    }

    private static void Add(CensusCount count, in Person person)
    {
        count.Add(person.Crossed, person.IsAware, person.IsTrusting, person.IsSanctioned, person.NeverWrong);
        if (person.IsFiled)
        {
            count.AddFile(person.Crossed, person.Band, person.Score, person.Conduct);
        }
    }

    private static int Cut(int conduct) => Math.Clamp(conduct, -CensusCount.ConductReach, CensusCount.ConductReach);

    private static bool IsIn(in Person person, int cell)
    {
        Cells cells = Groupings.CellsOf(person.Crossed);
        return cell == 0 || cell - 1 == cells.First || cell - 1 == cells.Second || cell - 1 == cells.Third;
    }

    private readonly record struct Person(
        int Crossed, int Block, bool IsAware, bool IsTrusting, bool IsSanctioned, bool NeverWrong, bool IsFiled,
        int Band, int Score, int Conduct);
}
