using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TelemarketingCompliance.Tests.Laws.Generators;
using TelemarketingCompliance.Tests.Screening;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>Law 7: screening a list gives, row by row, what deciding each call gives.</summary>
[Properties(Arbitrary = [typeof(LawArbitraries)], QuietOnSuccess = true)]
public sealed class ScreeningLawTests
{
    [Property(MaxTest = 400, Replay = "20260602,1")]
    public async Task Screening_is_deciding_each_call(NonEmptyArray<World> worlds, PositiveInt pieces, PositiveInt batch, PositiveInt degree) =>
        await CheckAsync(EngineWithHours(), worlds.Get, pieces.Get, batch.Get, degree.Get);

    [Property(MaxTest = 300, Replay = "20260602,3")]
    public async Task So_it_is_under_any_book_with_any_rules_of_the_host(BookCase book, NonEmptyArray<World> worlds, PositiveInt pieces, PositiveInt batch, PositiveInt degree) =>
        await CheckAsync(Explained.EngineOf(book), [book.World, .. worlds.Get], pieces.Get, batch.Get, degree.Get);

    [Fact]
    public async Task The_lists_of_these_laws_hold_calls_of_every_kind_and_calls_that_are_alike()
    {
        var engine = EngineWithHours();
        World[] worlds = [.. Gen.Sample(Worlds.Any, 300, new Rnd(20260602), 60)];
        int permitted = 0, deferred = 0, obliged = 0, calls = 0;
        var verdicts = new HashSet<ScreenedVerdict>(ReferenceEqualityComparer.Instance);
        foreach (World[] some in worlds.Chunk(5))
        {
            foreach (ScreenedCall call in await CheckAsync(engine, some, 3, 50, 2))
            {
                calls++;
                permitted += call.Verdict.IsPermitted ? 1 : 0;
                deferred += call.Verdict.RetryAt is not null ? 1 : 0;
                obliged += call.Verdict.Obligations.Length > 0 ? 1 : 0;
                verdicts.Add(call.Verdict);
            }
        }

        Assert.InRange(permitted, calls / 50, calls / 2);
        Assert.InRange(deferred, calls / 100, calls / 2);
        Assert.InRange(obliged, 1, permitted);
        Assert.InRange(verdicts.Count, 1, calls - (calls / 5));
    }

    private static LawEngine EngineWithHours() => new(LawBook.Of(Explained.Law), engine => engine.AddRule(new OpensDaily()).AddRule(new Speechless()));

    private static async Task<List<ScreenedCall>> CheckAsync(LawEngine engine, World[] worlds, int pieces, int batch, int degree)
    {
        ImmutableArray<World> all = WithBareNumbers(worlds);
        Instant at = all[0].At;
        await engine.GatherAsync(all);
        var options = new ScreeningOptions { BatchSize = 1 + (batch % 40), DegreeOfParallelism = 1 + (degree % 4), SourceTimeLimit = Duration.FromMinutes(10) };

        ScreenedBatch[] batches = await engine.Engine.ScreenAsync(
            all.Select(world => world.Call).Chunk(1 + (pieces % 50)).ToAsyncEnumerable(), piece => [.. piece], (_, screened) => screened, at, options).ToArrayAsync();
        List<ScreenedCall> calls = await engine.Engine.ScreenAsync(all.Select(world => world.Call).ToAsyncEnumerable(), at, options).ToListAsync();

        ScreenedCall[] inPieces = [.. batches.SelectMany(screened => Enumerable.Range(0, screened.Count).Select(row => screened[row]))];
        Assert.Equal(all.Length, inPieces.Length);
        Assert.Equal(all.Length, calls.Count);
        for (int row = 0; row < all.Length; row++)
        {
            CallDecision decision = engine.Engine.Explain((await engine.Engine.GatherAsync([all[row].Call], at))[0], at);
            SameDecision.Check(decision, inPieces[row]);
            SameDecision.Check(decision, calls[row]);
            Assert.Equal(decision.ToJson(), calls[row].Explain().ToJson());
        }

        return calls;
    }

    // Beside each world's call some to numbers of which nothing is on record: of them the same is known.
    private static ImmutableArray<World> WithBareNumbers(World[] worlds) =>
    [
        .. worlds.SelectMany((world, i) => Enumerable.Range(0, 4).Select(k => k == 0 ? world : world with
        {
            Call = world.Call with { Callee = E164Number.FromDigits((k == 3 ? 390640000000UL : 393400000000UL) + (ulong)(10 * i) + (ulong)k), Subject = null },
            Consents = [], Contracts = [], Requests = [], Blacklist = [], Directory = [], Revocations = [],
        })).Select((world, row) => world.Numbered($"w{row}-") with
        {
            At = worlds[0].At, Unavailable = worlds[0].Unavailable, Call = world.Call with { RequestId = $"row{row}" },
        }),
    ];

    /// <summary>Open from ten to four in Rome.</summary>
    private sealed class OpensDaily : CallRule
    {
        private static readonly ReasonCode Closed = new("host.closed", "closed", "chiuso");

        public override string Name => "host-hours";

        public override int Revision => 1;

        public override bool ReadsCallee => false;

        protected internal override Finding Evaluate(in CallContext call)
        {
            LocalDate today = call.At.InZone(Instants.Rome).Date;
            Instant opens = At(today, 10), closes = At(today, 16);
            return call.At < opens ? Finding.Block(Closed, liftsAt: opens)
                : call.At < closes ? Finding.Pass(closes)
                : Finding.Block(Closed, liftsAt: At(today.PlusDays(1), 10));
        }

        private static Instant At(LocalDate date, int hour) => date.At(new LocalTime(hour, 0)).InZoneLeniently(Instants.Rome).ToInstant();
    }

    /// <summary>Cannot say what a call to a company must still do.</summary>
    private sealed class Speechless : CallRule
    {
        public override string Name => "host-speechless";

        public override int Revision => 1;

        public override bool ReadsCallee => false;

        protected internal override Finding Evaluate(in CallContext call) => Finding.Pass();

        protected internal override void Oblige(in CallContext call, ObligationList obligations)
        {
            if (call.Request.CalleeKind == CalleeKind.LegalPerson)
                throw new InvalidOperationException();
        }
    }
}
