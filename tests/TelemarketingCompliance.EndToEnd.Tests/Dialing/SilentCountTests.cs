using DialerSimulation.Recount;

namespace TelemarketingCompliance.EndToEnd.Tests.Dialing;

/// <summary>The recount of silent calls: what was known when a call was dialed without an operator, and what was true in the end.</summary>
public sealed class SilentCountTests
{
    private const string Foreseen = "silent calls of a campaign, one more foreseen";
    private const string Over = "silent calls of a campaign, over 3 in 100";

    [Theory]
    [InlineData(2, 0, true)]
    [InlineData(3, 0, false)]
    [InlineData(3, 130, true)]
    [InlineData(4, 130, false)]
    public void A_call_without_an_operator_is_dialed_only_where_one_more_silent_call_is_within_three_in_a_hundred(int silent, int answered, bool held)
    {
        LoggedCall[] calls = [.. OneByOne(answered, Ending.HungUp), .. OneByOne(silent, Ending.Silence, answered), Ahead(1000)];

        Assert.Equal(held, CallBook.Count(calls).Line(Foreseen).IsHeld);
    }

    [Theory]
    [InlineData(0.05, 20, true)]
    [InlineData(0.05, 21, false)]
    public void People_taken_for_machines_join_the_silent_calls(double share, int machines, bool held)
    {
        LoggedCall[] calls = [.. OneByOne(1, Ending.Silence), .. OneByOne(machines, Ending.Machine, 1), Ahead(1000)];

        Assert.Equal(held, CallBook.Count(calls, machineShare: (decimal)share).Line(Foreseen).IsHeld);
    }

    [Fact]
    public void Calls_with_an_operator_are_not_judged_and_what_is_not_reported_is_not_known()
    {
        LoggedCall[] silent = [.. OneByOne(5, Ending.Silence).Select(call => call with { ReportedAt = null })];

        Assert.True(CallBook.Count([.. silent, Ahead(1000)]).Line(Foreseen).IsHeld);
        Assert.True(CallBook.Count([.. OneByOne(5, Ending.Silence), Ahead(1000) with { HadOperator = true }]).Line(Foreseen).IsHeld);
    }

    [Fact]
    public void A_report_of_the_very_instant_may_have_come_before_the_question_or_after()
    {
        LoggedCall[] silent = [.. OneByOne(2, Ending.Silence)];
        LoggedCall third = Ahead(10) with { Ending = Ending.Silence };

        Assert.True(CallBook.Count([.. silent, third, Ahead(1000) with { AskedAt = third.ReportedAt!.Value }]).Line(Foreseen).IsHeld);
    }

    [Fact]
    public void Silent_calls_beyond_the_limit_are_explained_by_the_calls_that_were_in_flight_with_them_and_no_others()
    {
        LoggedCall[] together = [.. Enumerable.Range(0, 6).Select(_ => Ahead(0) with { Ending = Ending.Silence })];
        LoggedCall[] oneByOne = [.. OneByOne(6, Ending.Silence).Select(call => call with { HadOperator = false })];

        Assert.Equal(("3", "5, in flight", true), Of(CallBook.Count(together).Line(Over)));
        Assert.Equal(("3", "0, in flight", false), Of(CallBook.Count(oneByOne).Line(Over)));

        static (string, string, bool) Of(CountedLimit line) => (line.Worst, line.Allowed, line.IsHeld);
    }

    [Fact]
    public void Each_processor_is_counted_for_itself_and_so_is_each_campaign()
    {
        LoggedCall[] calls =
        [
            .. OneByOne(3, Ending.Silence).Select((call, i) => call with { Processor = i == 0 ? "agency-2" : "agency-1" }),
            Ahead(1000), Ahead(1001) with { Campaign = "mobile" },
        ];

        CallRecount recount = CallBook.Count(calls);

        Assert.Equal(1, recount.Line(Foreseen).Broken);
        Assert.True(recount.Line("silent calls of a processor, one more foreseen").IsHeld);
        Assert.False(CallBook.Count([.. calls.Select(call => call with { Processor = "agency-1" })]).Line("silent calls of a processor, one more foreseen").IsHeld);
    }

    [Fact]
    public void A_processor_that_loses_more_than_were_in_flight_is_found()
    {
        LoggedCall[] calls = [.. OneByOne(6, Ending.Silence).Select(call => call with { HadOperator = false })];

        Assert.False(CallBook.Count(calls).Line("silent calls of a processor, over 3 in 100").IsHeld);
    }

    private static IEnumerable<LoggedCall> OneByOne(int count, Ending ending, int after = 0) =>
        Enumerable.Range(after, count).Select(i => CallBook.Call(CallBook.At(24, 10).AddMinutes(i), ending) with { Number = CallBook.Anna + (ulong)i, Person = null });

    private static LoggedCall Ahead(int minutes) =>
        CallBook.Call(CallBook.At(24, 10).AddMinutes(minutes)) with { HadOperator = false, Number = CallBook.Anna + 5000, Person = null };
}
