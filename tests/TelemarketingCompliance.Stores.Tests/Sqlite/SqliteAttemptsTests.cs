using System.Collections.Immutable;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using TelemarketingCompliance.Stores.Tests.Records;

namespace TelemarketingCompliance.Stores.Tests.Sqlite;

/// <summary>Attempts on disk are charged, found and counted as those in memory are, on the same clock.</summary>
public sealed class SqliteAttemptsTests
{
    private const int Threads = 16;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Property(MaxTest = 40)]
    public async Task Whatever_is_done_in_whatever_order_both_stores_answer_alike(int seed)
    {
        using var scratch = new Scratch();
        var clock = new FakeTimeProvider((AnyRecord.Now - Duration.FromDays(40)).ToDateTimeOffset());
        var record = new AnyRecord(seed);
        using SqliteStores one = scratch.Open(new SqliteStoreOptions { Clock = clock });
        using SqliteStores other = scratch.Open(new SqliteStoreOptions { Clock = clock, LookupBytes = 0 });
        var sequence = new AttemptSteps(record, clock);
        var memory = new InMemoryAttemptStore(clock);
        for (int step = 0; step < 60; step++)
        {
            Func<IAttemptStore, Task<object?>> operation = sequence.Next();
            IAttemptStore store = (record.Often() ? one : other).Attempts;

            Same.Assert(await operation(memory), await operation(store), $"step {step}");
        }

        using SqliteStores reopened = scratch.Open(new SqliteStoreOptions { Clock = clock });
        Same.Assert(await sequence.AskAllAsync(memory), await sequence.AskAllAsync(reopened.Attempts), "reopened");
    }

    [Fact]
    public async Task Sixteen_threads_over_several_stores_of_one_file_never_exceed_a_limit()
    {
        using var scratch = new Scratch();
        SqliteStores[] nodes = [.. Enumerable.Range(0, 4).Select(_ => scratch.Open(new SqliteStoreOptions { BusyTimeout = Duration.FromMinutes(5) }))];
        CallRequest call = Call() with { Subject = AnyRecord.Subjects[0] };
        ChargeLine three = new("three", AttemptMeasures.Attempt, AttemptScope.Everyone, Duration.FromDays(1), null, 3);
        using var start = new Barrier(Threads);

        ImmutableArray<ChargeResult>[] results = await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(Token);
                // Half of them call the person on another number.
                CallRequest own = thread % 2 == 0 ? call : call with { Callee = AnyRecord.Numbers[1] };
                return nodes[thread % nodes.Length].Attempts.ChargeAsync([Charge(own, three), Charge(own, three)], Token).AsTask().GetAwaiter().GetResult();
            },
            Token, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.Equal(3, results.SelectMany(pair => pair).Count(result => result.Status == ChargeStatus.Charged));
        Assert.Equal(3, (await nodes[0].Attempts.FindAsync([AttemptQuery.For(call)], Token))[0].Length);
        Array.ForEach(nodes, node => node.Dispose());
    }

    [Fact]
    public async Task A_batch_of_charges_that_fails_leaves_nothing_behind()
    {
        using var scratch = new Scratch();
        using SqliteStores stores = scratch.Open();
        AttemptCharge charge = Charge(Call());
        await stores.Attempts.ChargeAsync([charge], Token);

        await Assert.ThrowsAsync<ArgumentException>(async () => await stores.Attempts.ChargeAsync([Charge(Call() with { Callee = AnyRecord.Numbers[1] }), charge], Token));

        Assert.Equal(1, scratch.Ask("SELECT count(*) FROM attempt"));
    }

    [Fact]
    public async Task A_call_that_names_nobody_is_not_charged()
    {
        using var scratch = new Scratch();
        using SqliteStores stores = scratch.Open();
        CallRequest call = Call();
        CallRequest[] nameless =
        [
            call with { Callee = default }, call with { Subject = default(SubjectId) }, call with { ContactList = default(ContactListId) }, call with { Campaign = call.Campaign with { Id = default } },
            call with { Campaign = call.Campaign with { Controller = new CampaignParty { Id = default } } },
        ];

        foreach (CallRequest one in nameless)
            await Assert.ThrowsAsync<ArgumentException>(async () => await stores.Attempts.ChargeAsync([Charge(one)], Token));

        Assert.Equal(0, scratch.Ask("SELECT count(*) FROM attempt"));
    }

    [Fact]
    public async Task A_campaign_of_many_attempts_is_counted_without_reading_them()
    {
        using var scratch = new Scratch();
        var clock = new FakeTimeProvider(AnyRecord.Now.ToDateTimeOffset());
        using SqliteStores stores = scratch.Open(new SqliteStoreOptions { Clock = clock });
        StoredAttempt[] past = [.. Enumerable.Range(0, 3000).Select(i => Past(AnyRecord.Now - Duration.FromMinutes(15 * i)))];
        await stores.Attempts.RecordPastAsync([.. past], Token);

        // Whoever read the attempts themselves would find nothing to add up.
        scratch.Execute("UPDATE attempt SET dialed = 0, open = 0, missing = 0, answered = 0, silent = 0, machine = 0, estimated = 0");
        CampaignStatistics counted = (await stores.Attempts.CountAsync([CampaignQuery.For(Call())], Token))[0];

        Assert.Equal(3000, counted.Whole.Silent);
        // The minute in which thirty days ago lies holds one attempt, and that one is read.
        Assert.Equal(30 * 24 * 4, counted.Last30Days.Silent);
    }

    [Fact]
    public async Task Permits_of_which_nobody_ever_told_come_to_count_as_dialed_and_are_not_read_for_it()
    {
        using var scratch = new Scratch();
        var clock = new FakeTimeProvider(AnyRecord.Now.ToDateTimeOffset());
        using SqliteStores stores = scratch.Open(new SqliteStoreOptions { Clock = clock });
        await stores.Attempts.ChargeAsync([.. Enumerable.Range(0, 3000).Select(_ => Charge(Call()))], Token);
        await stores.Attempts.ChargeAsync([Charge(Call()) with { TimeToLive = Duration.FromDays(2) }], Token);
        clock.Advance(TimeSpan.FromDays(1));

        // The one that lasts is read; whoever read the others would find that they add nothing.
        scratch.Execute("UPDATE attempt SET dialed = 0, open = 0, missing = 0 WHERE seq <= 3000");
        CampaignStatistics counted = (await stores.Attempts.CountAsync([CampaignQuery.For(Call())], Token))[0];

        Assert.Equal(new CampaignCounts { Dialed = 3000, DialedEarlier = 3000, Missing = 3000 }, counted.Whole);
        Assert.Equal(counted.Whole, counted.Last30Days);
    }

    private static CallRequest Call()
    {
        var party = new CampaignParty { Id = AnyRecord.Parties[0] };
        return new CallRequest
        {
            Callee = AnyRecord.Numbers[0],
            Campaign = new Campaign { Id = AnyRecord.Campaigns[0], Controller = party, Processor = party, Purpose = CallPurpose.Sale, CreatedAt = AnyRecord.Now, Sector = new("telecom") },
        };
    }

    private static StoredAttempt Past(Instant at) => new()
    {
        Permit = PermitId.NewAt(at),
        Request = Call(),
        ChargedAt = at,
        ExpiresAt = at,
        Outcome = new CallOutcome { Kind = OutcomeKind.Silent, OccurredAt = at },
    };

    private static AttemptCharge Charge(CallRequest call, params ImmutableArray<ChargeLine> lines) =>
        new() { Permit = PermitId.NewAt(AnyRecord.Now), Request = call, TimeToLive = Duration.FromMinutes(1), Lines = lines };
}
