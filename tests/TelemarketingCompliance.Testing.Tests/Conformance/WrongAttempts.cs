using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace TelemarketingCompliance.Testing.Tests.Conformance;

/// <summary>For each case about attempts a store that is wrong in just that.</summary>
internal static partial class WrongAttempts
{
    /// <summary>Cases in which a fault shows as well, because they need what it breaks.</summary>
    public static ImmutableDictionary<string, ImmutableArray<string>> FailAlso { get; } = new Dictionary<string, ImmutableArray<string>>
    {
        ["charge.person"] = ["race.person"],
        ["charge.given-back-frees"] = ["charge.scopes"],
        ["request-id.repeats"] = ["request-id.hands-out", "past.request-id"],
        ["request-id.free-when-given-back"] = ["request-id.dialed-counts"],
        ["confirm.tells-who-marked"] = ["race.confirm"],
        ["confirm.hands-out"] = ["race.confirm"],
        ["cancel.not-handed-out-again"] = ["cancel.each-for-itself", "shared.seen-at-once"],
        ["confirm.not-completed"] = ["past.later-reports"],
        ["cancel.not-completed"] = ["past.later-reports"],
        ["cancel.also-confirmed"] = ["count.dialed"],
        ["complete.also-given-back"] = ["request-id.dialed-counts", "count.dialed"],
        ["count.outcomes"] = ["count.every-report"],
        ["count.every-report"] = ["past.later-reports"],
        ["count.part-of-the-processor"] = ["count.people-among-machines", "past.campaign"],
        ["count.thirty-days"] = ["past.campaign"],
        ["complete.first-stands"] = ["past.counts", "race.complete"],
        ["complete.every-report-counts"] = ["past.counts", "past.later-reports"],
    }.ToImmutableDictionary();

    public static ImmutableDictionary<string, Func<StoreMaker<IAttemptStore>>> All { get; } =
        Finding.Concat(Charging).Concat(Ids).Concat(Closing).Concat(Counting).Concat(TakingOver).Concat(Racing).ToImmutableDictionary(pair => pair.Key, pair => pair.Value);

    private static KeyValuePair<string, Func<StoreMaker<IAttemptStore>>> Wrong(string name, Func<TimeProvider, AlteredAttempts> make) =>
        new(name, () => new StoreMaker<IAttemptStore>(make));

    private static KeyValuePair<string, Func<StoreMaker<IAttemptStore>>> Wrong(string name, Func<InMemoryAttemptStore, AlteredAttempts> make) =>
        Wrong(name, clock => make(new InMemoryAttemptStore(clock)));

    /// <summary>A store that shows attempts otherwise, to whoever asks and to whoever is refused.</summary>
    private static KeyValuePair<string, Func<StoreMaker<IAttemptStore>>> Showing(string name, Func<AttemptRecord, AttemptRecord> shown) => Wrong(name, (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
    {
        Find = async (store, queries, token) => [.. (await store.FindAsync(queries, token)).Select(answer => answer.Select(shown).ToImmutableArray())],
        Charge = async (store, charges, token) => [.. (await store.ChargeAsync(charges, token)).Select(result => result with { Seen = [.. result.Seen.Select(shown)] })],
    });

    /// <summary>A store that is asked something else than the question.</summary>
    private static KeyValuePair<string, Func<StoreMaker<IAttemptStore>>> Charged(string name, Func<AttemptCharge, AttemptCharge> changed) => Wrong(name, (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
    {
        Charge = (store, charges, token) => store.ChargeAsync([.. charges.Select(changed)], token),
    });

    /// <summary>A store whose results are put otherwise.</summary>
    private static KeyValuePair<string, Func<StoreMaker<IAttemptStore>>> Resulting(string name, Func<ChargeResult, ChargeResult> changed) => Wrong(name, (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
    {
        Charge = async (store, charges, token) => [.. (await store.ChargeAsync(charges, token)).Select(changed)],
    });

    /// <summary>Judges lines by a history of its own making, and charges what holds, one call after the other. Calls with a request id are judged rightly.</summary>
    private static KeyValuePair<string, Func<StoreMaker<IAttemptStore>>> Judging(
        string name, Func<AttemptCharge, ImmutableArray<AttemptRecord>, IEnumerable<StoredAttempt>, IEnumerable<AttemptRecord>> history) => Wrong(name, (TimeProvider clock) =>
    {
        var cancelled = new ConcurrentQueue<StoredAttempt>();
        var gate = new SemaphoreSlim(1);
        return new AlteredAttempts(new InMemoryAttemptStore(clock))
        {
            Charge = async (store, charges, token) =>
            {
                await gate.WaitAsync(token);
                try
                {
                    var results = new List<ChargeResult>();
                    foreach (AttemptCharge charge in charges)
                        results.Add(await ChargeAsync(store, charge, seen => history(charge, seen, cancelled), clock, token));
                    return [.. results];
                }
                finally
                {
                    gate.Release();
                }
            },
            Cancel = Noting(attempt => attempt.IsCancelled, cancelled.Enqueue),
        };
    });

    /// <summary>Gives back rightly, and takes note of some of what it did.</summary>
    private static Func<IAttemptStore, ImmutableArray<AttemptReturn>, CancellationToken, ValueTask<ImmutableArray<StoredAttempt?>>> Noting(
        Func<StoredAttempt, bool> concerned, Action<StoredAttempt> note) => async (store, returns, token) =>
    {
        ImmutableArray<StoredAttempt?> attempts = await store.CancelAsync(returns, token);
        foreach (StoredAttempt attempt in attempts.OfType<StoredAttempt>().Where(concerned))
            note(attempt);
        return attempts;
    };

    /// <summary>Gives back one after the other, each in its own way.</summary>
    private static Func<IAttemptStore, ImmutableArray<AttemptReturn>, CancellationToken, ValueTask<ImmutableArray<StoredAttempt?>>> Returning(
        Func<IAttemptStore, AttemptReturn, CancellationToken, ValueTask<StoredAttempt?>> one) => async (store, returns, token) =>
    {
        var attempts = new List<StoredAttempt?>();
        foreach (AttemptReturn returned in returns)
            attempts.Add(await one(store, returned, token));
        return [.. attempts];
    };

    private static async Task<ChargeResult> ChargeAsync(
        IAttemptStore store, AttemptCharge charge, Func<ImmutableArray<AttemptRecord>, IEnumerable<AttemptRecord>> history, TimeProvider clock, CancellationToken token)
    {
        if (charge.Request.RequestId is not null)
            return (await store.ChargeAsync([charge], token))[0];
        ImmutableArray<AttemptRecord> seen = (await store.FindAsync([AttemptQuery.For(charge.Request)], token))[0];
        AttemptRecord[] judged = [.. history(seen)];
        Instant now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return charge.Lines.All(line => line.Judge(judged, ChargedCall.For(charge.Request), now, out _))
            ? (await store.ChargeAsync([charge with { Lines = [] }], token))[0]
            : new ChargeResult { Status = ChargeStatus.Refused, At = now, Seen = seen };
    }
}
