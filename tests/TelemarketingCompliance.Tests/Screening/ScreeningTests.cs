using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Screening;

public sealed partial class ScreeningTests
{
    private const int Size = 8;

    private static readonly Instant Night = Instant.FromUtc(2026, 5, 20, 22, 0);

    private readonly ScreenedWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Size)]
    [InlineData(Size + 1)]
    [InlineData(10 * Size)]
    public async Task A_list_of_any_length_is_decided_call_by_call_in_its_order(int count)
    {
        ComplianceEngine engine = await world.EngineAsync(Math.Max(count, 1));
        ImmutableArray<CallRequest> calls = ScreenedWorld.Calls(count);

        List<ScreenedCall> screened = await engine.ScreenAsync(calls.ToAsyncEnumerable(), TestWorld.Now, new() { BatchSize = Size, DegreeOfParallelism = 3 }, Token).ToListAsync(Token);

        Assert.Equal(calls, screened.Select(call => call.Request));
        foreach (ScreenedCall call in screened)
            SameDecision.Check(await engine.EvaluateAsync(call.Request, TestWorld.Now, Token), call);
    }

    [Fact]
    public async Task At_night_calls_are_deferred_to_the_morning_and_not_permitted()
    {
        ComplianceEngine engine = await world.EngineAsync(5);

        List<ScreenedCall> screened = await engine.ScreenAsync(ScreenedWorld.Calls(5).ToAsyncEnumerable(), Night, cancellationToken: Token).ToListAsync(Token);

        Assert.Equal("blocked (hours.closed)", screened[3].Verdict.ToString());
        Assert.Equal(Instant.FromUtc(2026, 5, 21, 7, 0), screened[3].Verdict.RetryAt);
        Assert.Null(screened[1].Verdict.RetryAt);
    }

    [Fact]
    public async Task A_screened_call_tells_the_full_decision_from_the_facts_it_was_screened_with()
    {
        ComplianceEngine engine = await world.EngineAsync(20);
        List<ScreenedCall> screened = await engine.ScreenAsync(ScreenedWorld.Calls(20).ToAsyncEnumerable(), TestWorld.Now, new() { BatchSize = Size }, Token).ToListAsync(Token);
        CallDecision before = await engine.EvaluateAsync(screened[12].Request, TestWorld.Now, Token);

        await engine.RecordOptOutAsync(TestWorld.Objection("meanwhile", screened[12].Request.Callee), Token);

        Assert.Equal(before.ToJson(), screened[12].Explain().ToJson());
    }

    [Fact]
    public async Task Pieces_of_any_kind_and_length_give_their_results_in_order()
    {
        ComplianceEngine engine = await world.EngineAsync(60);
        int[] lengths = [3, 0, Size, 1, (2 * Size) + 5, 0];
        (int Start, int Length)[] pieces = [.. lengths.Select((length, i) => (lengths[..i].Sum(), length))];

        List<string> lines = await engine.ScreenAsync(
            pieces.ToAsyncEnumerable(),
            piece => piece.Length == 0 ? default : ScreenedWorld.Calls(60).Slice(piece.Start, piece.Length),
            (piece, batch) => $"{piece.Start}: {string.Join(", ", Enumerable.Range(0, batch.Count).Select(row => batch[row].Verdict))}",
            TestWorld.Now,
            new() { BatchSize = Size, DegreeOfParallelism = 2 },
            Token).ToListAsync(Token);

        List<ScreenedCall> alone = await engine.ScreenAsync(ScreenedWorld.Calls(60).ToAsyncEnumerable(), TestWorld.Now, cancellationToken: Token).ToListAsync(Token);
        Assert.Equal(
            pieces.Select(piece => $"{piece.Start}: {string.Join(", ", alone.Skip(piece.Start).Take(piece.Length).Select(call => call.Verdict))}"), lines);
    }

    [Fact]
    public async Task A_batch_explains_its_rows_also_where_it_was_gathered_in_several()
    {
        ComplianceEngine engine = await world.EngineAsync(20);

        ScreenedBatch batch = await BatchAsync(engine, 20);

        Assert.Equal(20, batch.Count);
        for (int row = 0; row < batch.Count; row++)
            SameDecision.Check(batch[row].Explain(), batch[row]);
        Assert.Throws<ArgumentOutOfRangeException>(() => batch[20]);
        Assert.Throws<ArgumentOutOfRangeException>(() => batch[-1]);
    }

    [Fact]
    public void A_default_screened_call_is_no_call()
    {
        ScreenedCall none = default;

        Assert.Throws<InvalidOperationException>(() => none.Request);
        Assert.Throws<InvalidOperationException>(() => none.Verdict);
        Assert.Throws<InvalidOperationException>(() => none.Explain());
    }

    [Fact]
    public async Task Calls_of_which_nothing_is_on_record_share_their_verdict()
    {
        ComplianceEngine engine = await world.EngineAsync(60);

        ScreenedBatch batch = await BatchAsync(engine, 60, 60);

        Assert.Same(batch[1].Verdict, batch[2].Verdict);
        Assert.NotSame(batch[3].Verdict, batch[6].Verdict);
    }

    [Fact]
    public async Task A_rule_that_reads_the_callee_is_asked_about_every_call()
    {
        ComplianceEngine engine = await world.EngineAsync(60, builder => builder.AddRule(new TestRule("own-numbers")
        {
            Says = static (in CallContext call) => call.Request.Callee == ScreenedWorld.NumberOf(2) ? Finding.Block(new ReasonCode("shop.own-number", "own", "proprio")) : Finding.Pass(),
        }));

        ScreenedBatch batch = await BatchAsync(engine, 60, 60);

        Assert.Equal([2], Enumerable.Range(0, 60).Where(row => batch[row].Verdict.Reasons.Any(reason => reason.Code == "shop.own-number")));
    }

    [Fact]
    public async Task The_counts_of_a_batch_add_up()
    {
        ComplianceEngine engine = await world.EngineAsync(60);
        ScreenedBatch batch = await BatchAsync(engine, 60);

        ScreeningCounts counts = batch.Counts;

        ScreenedVerdict[] verdicts = [.. Enumerable.Range(0, 60).Select(row => batch[row].Verdict)];
        Assert.Equal((60, verdicts.Count(verdict => verdict.IsPermitted), 0), (counts.Calls, counts.Permitted, counts.Deferred));
        Assert.Equal(
            verdicts.SelectMany(verdict => verdict.Reasons).CountBy(reason => reason.Code).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (long)pair.Value)),
            counts.Reasons);
        Assert.InRange(counts.Permitted, 1, 59);
    }

    [Fact]
    public async Task Progress_counts_what_was_screened_so_far_and_ends_with_the_whole()
    {
        var reports = new List<ScreeningCounts>();
        ComplianceEngine engine = await world.EngineAsync(50);

        await engine.ScreenAsync(
            ScreenedWorld.Calls(50).ToAsyncEnumerable(), Night, new() { BatchSize = Size, DegreeOfParallelism = 2, Progress = new Reporter(reports.Add), ProgressInterval = Duration.Zero }, Token)
            .ToListAsync(Token);

        Assert.Equal([8, 16, 24, 32, 40, 48, 50, 50], reports.Select(report => report.Calls));
        Assert.All(reports, report => Assert.Equal(report.Calls, report.Permitted + report.Deferred + report.Blocked));
        Assert.InRange(reports[^1].Deferred, 1, 49);
        Assert.Equal(reports[^1].Deferred + reports[^1].Blocked, reports[^1].Reasons["hours.closed"]);
    }

    [Fact]
    public async Task Progress_is_reported_no_oftener_than_asked_for_by_the_engines_clock_and_once_at_the_end()
    {
        var reports = new List<ScreeningCounts>();
        ComplianceEngine engine = await world.EngineAsync(50);

        await engine.ScreenAsync(Ticking(), TestWorld.Now, new() { BatchSize = Size, DegreeOfParallelism = 1, Progress = new Reporter(reports.Add) }, Token).ToListAsync(Token);

        // Only once a quarter of a second passed, while the fifth batch was read, which was as far ahead as it goes.
        Assert.Equal(2, reports.Count);
        Assert.InRange(reports[0].Calls, 1, 40);
        Assert.Equal(50, reports[1].Calls);

        async IAsyncEnumerable<CallRequest> Ticking()
        {
            foreach ((int i, CallRequest call) in ScreenedWorld.Calls(50).Index())
            {
                await Task.CompletedTask;
                if (i == 36)
                    world.World.Clock.Advance(TimeSpan.FromMilliseconds(250));
                yield return call;
            }
        }
    }

    [Fact]
    public async Task An_empty_list_reports_that_there_was_nothing()
    {
        var reports = new List<ScreeningCounts>();
        ComplianceEngine engine = await world.EngineAsync(1);

        await engine.ScreenAsync(AsyncEnumerable.Empty<CallRequest>(), TestWorld.Now, new() { Progress = new Reporter(reports.Add) }, Token).ToListAsync(Token);

        Assert.Equal(0, Assert.Single(reports).Calls);
        Assert.Empty(ScreeningCounts.None.Reasons);
    }

    [Fact]
    public async Task Counts_are_added_code_by_code()
    {
        ComplianceEngine engine = await world.EngineAsync(60);
        ScreeningCounts first = (await BatchAsync(engine, 20)).Counts, all = (await BatchAsync(engine, 60)).Counts;

        ScreeningCounts twice = first.Plus(all).Plus(ScreeningCounts.None);

        Assert.Equal((80, first.Permitted + all.Permitted), (twice.Calls, twice.Permitted));
        Assert.All(twice.Reasons, pair => Assert.Equal(first.Reasons.GetValueOrDefault(pair.Key) + all.Reasons.GetValueOrDefault(pair.Key), pair.Value));
    }

    [Fact]
    public async Task A_call_that_lacks_what_every_call_needs_stops_the_screening_after_the_batches_before_it()
    {
        ComplianceEngine engine = await world.EngineAsync(30);
        ImmutableArray<CallRequest> calls = ScreenedWorld.Calls(30).SetItem(20, TestWorld.FirstRequest with { Callee = default });
        int seen = 0;

        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(async () =>
        {
            await foreach (ScreenedCall call in engine.ScreenAsync(calls.ToAsyncEnumerable(), TestWorld.Now, new() { BatchSize = Size }, Token))
                seen++;
        });

        Assert.Contains("names no number", refused.Message, StringComparison.Ordinal);
        Assert.Equal(16, seen);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_reading_or_writing_throws_comes_out_once_after_the_results_before(bool reading)
    {
        ComplianceEngine engine = await world.EngineAsync(1);
        var results = new List<int>();

        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (int result in engine.ScreenAsync(
                Enumerable.Range(0, 50).ToAsyncEnumerable(),
                piece => reading && piece >= 9 ? throw new InvalidDataException() : ScreenedWorld.Calls(1),
                (piece, _) => !reading && piece >= 9 ? throw new InvalidDataException() : piece,
                TestWorld.Now,
                new() { DegreeOfParallelism = 3 },
                Token))
            {
                results.Add(result);
            }
        });

        Assert.Equal(Enumerable.Range(0, 9), results);
    }

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public async Task Options_that_make_no_sense_are_refused_by_field_before_anything_is_read(string field, ScreeningOptions options)
    {
        ComplianceEngine engine = await world.EngineAsync(1);

        ArgumentException refused = Assert.Throws<ArgumentException>(() => { engine.ScreenAsync(AsyncEnumerable.Empty<CallRequest>(), TestWorld.Now, options, Token); });

        Assert.Contains($"field `{field}`", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => { engine.ScreenAsync(AsyncEnumerable.Empty<int>(), _ => [], (piece, _) => piece, TestWorld.Now, options, Token); });
    }

    public static TheoryData<string, ScreeningOptions> WrongOptions { get; } = new()
    {
        { "DegreeOfParallelism", new() { DegreeOfParallelism = 0 } },
        { "BatchSize", new() { BatchSize = 0 } },
        { "BatchSize", new() { BatchSize = FactBatch.MaxCount + 1 } },
        { "SourceTimeLimit", new() { SourceTimeLimit = Duration.FromSeconds(-1) } },
        { "ProgressInterval", new() { ProgressInterval = Duration.FromSeconds(-1) } },
    };

    [Fact]
    public async Task Screening_charges_nothing_and_changes_nothing()
    {
        var attempts = new InMemoryAttemptStore(world.World.Clock);
        ComplianceEngine engine = await world.EngineAsync(60, builder => builder.UseAttempts(attempts).AddRule(new TestLimit(1, Duration.FromHours(1), AttemptMeasures.Attempt, AttemptScope.Controller)));

        string first = Lines(await engine.ScreenAsync(ScreenedWorld.Calls(60).ToAsyncEnumerable(), TestWorld.Now, cancellationToken: Token).ToListAsync(Token));
        string second = Lines(await engine.ScreenAsync(ScreenedWorld.Calls(60).ToAsyncEnumerable(), TestWorld.Now, cancellationToken: Token).ToListAsync(Token));

        Assert.Equal(first, second);
        Assert.Contains("permitted", first, StringComparison.Ordinal);
        Assert.Equal(0, attempts.Count);
    }

    [Fact]
    public async Task What_is_printed_of_a_screening_holds_no_number()
    {
        ComplianceEngine engine = await world.EngineAsync(20);
        ScreenedBatch batch = await BatchAsync(engine, 20);

        Assert.DoesNotMatch(Digits(), $"{batch} {batch[0]} {batch[0].Verdict} {batch.Counts}");
    }

    [GeneratedRegex("3902400")]
    private static partial Regex Digits();

    private static string Lines(IEnumerable<ScreenedCall> calls) => string.Join(Environment.NewLine, calls.Select(call => call.Verdict));

    private static async Task<ScreenedBatch> BatchAsync(ComplianceEngine engine, int count, int size = Size) =>
        await engine.ScreenAsync(new[] { ScreenedWorld.Calls(count) }.ToAsyncEnumerable(), calls => calls, (_, batch) => batch, TestWorld.Now, new() { BatchSize = size }, Token).SingleAsync(Token);

    private sealed class Reporter(Action<ScreeningCounts> report) : IProgress<ScreeningCounts>
    {
        public void Report(ScreeningCounts value) => report(value);
    }
}
