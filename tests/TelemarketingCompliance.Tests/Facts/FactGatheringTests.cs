using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Facts;

public sealed class FactGatheringTests
{
    private readonly FactGathering gathering = Of(TestWorld.FirstRequest);

    [Fact]
    public void A_fact_the_source_does_not_declare_is_refused_by_name() =>
        Assert.Contains("`consent.entries`", Assert.Throws<ArgumentException>(() => gathering.SetUnavailable(FactKeys.Consents, 0)).Message, StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_taken_after_the_end()
    {
        gathering.Close();

        Assert.Contains("`host.score`", Assert.Throws<InvalidOperationException>(() => gathering.Set(TestFacts.Score, 0, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => gathering.SetAll(TestFacts.Score, 1));
        Assert.Throws<InvalidOperationException>(() => gathering.SetColumn(TestFacts.Score, [1]));
    }

    [Fact]
    public void A_row_that_nobody_set_is_not_gathered() => Assert.Equal(FactState.NotGathered, gathering.ColumnAt(0).StateOf(0));

    [Fact]
    public void A_column_gives_each_row_its_value()
    {
        FactGathering three = Of(TestWorld.FirstRequest, TestWorld.FirstRequest, TestWorld.FirstRequest);

        three.SetColumn(TestFacts.Score, [7, 8, 9]);

        Assert.Equal([(FactState.Known, 7, TestWorld.Now), (FactState.Known, 8, TestWorld.Now), (FactState.Known, 9, TestWorld.Now)], RowsOf(three));
    }

    [Fact]
    public void One_value_for_all_is_the_value_of_each_row()
    {
        FactGathering two = Of(TestWorld.FirstRequest, TestWorld.FirstRequest);

        two.SetAll(TestFacts.Score, 7);

        Assert.Equal([(FactState.Known, 7, TestWorld.Now), (FactState.Known, 7, TestWorld.Now)], RowsOf(two));
    }

    [Fact]
    public void Rows_that_are_set_one_by_one_are_known_one_by_one()
    {
        FactGathering three = Of(TestWorld.FirstRequest, TestWorld.FirstRequest, TestWorld.FirstRequest);

        three.Set(TestFacts.Score, 2, 9);
        three.SetUnavailable(TestFacts.Score, 1);

        Assert.Equal([(FactState.NotGathered, 0, TestWorld.Now), (FactState.Unavailable, 0, TestWorld.Now), (FactState.Known, 9, TestWorld.Now)], RowsOf(three));
    }

    [Fact]
    public void A_column_of_another_length_is_refused_by_name()
    {
        Assert.Contains("`host.score` comes with 2 values for 1 calls", Assert.Throws<ArgumentException>(() => gathering.SetColumn(TestFacts.Score, [1, 2])).Message, StringComparison.Ordinal);
        Assert.Contains("`host.score` comes with 0 values for 1 calls", Assert.Throws<ArgumentException>(() => gathering.SetColumn(TestFacts.Score, default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_supplied_for_all_calls_is_not_set_for_one()
    {
        ImmutableArray<int> values = [1];
        gathering.SetColumn(TestFacts.Score, values);

        Assert.Contains("`host.score`", Assert.Throws<InvalidOperationException>(() => gathering.Set(TestFacts.Score, 0, 2)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => gathering.SetUnavailable(TestFacts.Score, 0));
        Assert.Equal([1], values);
    }

    [Fact]
    public void Rows_may_be_set_from_several_threads()
    {
        FactGathering many = Of([.. Enumerable.Repeat(TestWorld.FirstRequest, 4096)]);

        Parallel.For(0, 4096, row => many.Set(TestFacts.Score, row, row));

        Assert.Equal(Enumerable.Range(0, 4096), RowsOf(many).Select(row => row.Value));
        Assert.True(many.ColumnAt(0).IsKnownThroughout);
    }

    private static FactGathering Of(params ImmutableArray<CallRequest> calls) => new([TestFacts.Score], new GatheredCalls(calls, default), TestWorld.Now, TestWorld.Now);

    private static IEnumerable<(FactState State, int Value, Instant AsOf)> RowsOf(FactGathering gathering)
    {
        var column = (FactColumn<int>)gathering.ColumnAt(0);
        return Enumerable.Range(0, column.Rows).Select(column.FactAt).Select(fact => (fact.State, fact.Value, fact.AsOf));
    }
}
