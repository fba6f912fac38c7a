using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>One thing that happens to a store of attempts, after some time has passed.</summary>
/// <param name="Waits">How long nothing happens before.</param>
/// <param name="Step">What happens.</param>
/// <param name="Calls">The calls that are charged, taken over or asked about, by their place in <see cref="Known"/>.</param>
/// <param name="Life">How long the permits that are charged live, some longer than a campaign waits for outcomes; and how long ago the calls were made that are taken over.</param>
/// <param name="Permit">The permit that is meant, counted back from the last one tried; -1 one that was never tried.</param>
/// <param name="HandedOut">How often whoever gives the permit back believes that it was handed out; null where he does not care. 1 takes calls over twice, 2 with another under the permit that is meant.</param>
/// <param name="Outcome">The outcome that is reported.</param>
internal sealed record AttemptOperation(Duration Waits, StoreStep Step, ImmutableArray<int> Calls, Duration Life, int Permit, int? HandedOut, OutcomeKind Outcome)
{
    internal static readonly ImmutableArray<ChargeLine> Lines =
    [
        new("attempts", AttemptMeasures.Attempt, AttemptScope.Controller, Duration.FromMinutes(30), null, 2),
        new("rings", AttemptMeasures.Rang, AttemptScope.Campaign, Duration.FromHours(2), null, 3),
        new("everyone", AttemptMeasures.All, AttemptScope.Everyone, Duration.FromMinutes(10), null, 4),
        new("technical", AttemptMeasures.Technical, AttemptScope.Processor, Duration.FromHours(1), null, 2),
    ];

    /// <summary>Few calls, so that they meet: two numbers, a person or none, two processors of which one measured its detection of machines, and one for another controller.</summary>
    internal static readonly ImmutableArray<CallRequest> Known =
    [
        .. from number in new[] { AttemptSamples.Number, AttemptSamples.OtherNumber }
           from subject in new SubjectId?[] { AttemptSamples.Person, null }
           from processor in new[] { AttemptSamples.Processor, AttemptSamples.OtherProcessor }
           select AttemptSamples.By(processor, AttemptSamples.Detecting(processor == AttemptSamples.OtherProcessor ? AttemptSamples.Measured(1 / 3m) : null, AttemptSamples.To(number, subject))),
        AttemptSamples.For(AttemptSamples.OtherController),
        AttemptSamples.Call with { RequestId = "a" }, AttemptSamples.To(AttemptSamples.OtherNumber) with { RequestId = "a" }, AttemptSamples.Call with { RequestId = "b" },
    ];

    internal static Gen<AttemptOperation> Any { get; } =
        from waits in Gen.Frequency((3, Gen.Constant(0)), (4, Gen.Choose(1, 900)), (1, Gen.Choose(900, 7200)))
        from step in Gen.Frequency(
            (8, Gen.Constant(StoreStep.Charge)), (5, Gen.Constant(StoreStep.Complete)), (2, Gen.Constant(StoreStep.Cancel)), (2, Gen.Constant(StoreStep.RecordPast)),
            (4, Gen.Elements(StoreStep.Find, StoreStep.Count, StoreStep.Confirm, StoreStep.Read)))
        from calls in Some.Few(Gen.Choose(0, Known.Length - 1), 0, 8, 2, 1)
        from life in Gen.Elements(1, 1, 1, 30)
        from permit in Gen.Frequency((12, Gen.Choose(0, 3)), (3, Gen.Choose(0, 99)), (1, Gen.Constant(-1)))
        from handedOut in Gen.Elements<int?>(null, null, 1, 2)
        from outcome in Gen.Elements(Enum.GetValues<OutcomeKind>())
        select new AttemptOperation(Duration.FromSeconds(waits), step, calls, Duration.FromMinutes(life), permit, handedOut, outcome);

    public override string ToString() => Step switch
    {
        StoreStep.Charge => $"after {Waits.TotalSeconds} s {Step} calls {string.Join(", ", Calls)} for {Life.TotalMinutes} min",
        StoreStep.RecordPast => $"after {Waits.TotalSeconds} s {Step} calls {string.Join(", ", Calls)} of {Life.TotalMinutes} min ago with {Outcome}, "
            + (HandedOut switch { null => "once", 1 => "twice", _ => $"and another under the permit {Permit} back" }),
        StoreStep.Find or StoreStep.Count => $"after {Waits.TotalSeconds} s {Step} calls {string.Join(", ", Calls)}",
        StoreStep.Cancel => $"after {Waits.TotalSeconds} s {Step} the permit {Permit} back, handed out {HandedOut?.ToString(CultureInfo.InvariantCulture) ?? "however often"}",
        StoreStep.Complete => $"after {Waits.TotalSeconds} s {Step} the permit {Permit} back with {Outcome}",
        _ => $"after {Waits.TotalSeconds} s {Step} the permit {Permit} back",
    };

    /// <summary>Does it, and tells everything that the store answers.</summary>
    /// <param name="store">The store.</param>
    /// <param name="now">What the clock shows.</param>
    /// <param name="tried">How many permits were tried before.</param>
    /// <param name="token">Gives up.</param>
    internal async Task<string> RunAsync(IAttemptStore store, Instant now, int tried, CancellationToken token)
    {
        PermitId permit = PermitOf(Permit < 0 || tried == 0 ? tried : tried - 1 - (Permit % tried));
        ImmutableArray<CallRequest> calls = [.. Calls.Select(call => Known[call])];
        return Step switch
        {
            StoreStep.Find => Text(await store.FindAsync([.. calls.Select(call => AttemptQuery.For(call))], token).ConfigureAwait(false), Text),
            StoreStep.Count => Text(await store.CountAsync([.. calls.Select(CampaignQuery.For)], token).ConfigureAwait(false), Text),
            StoreStep.Charge => Text(await store.ChargeAsync([.. calls.Select((call, i) => ChargeOf(call, tried + i))], token).ConfigureAwait(false), Text),
            StoreStep.Confirm => Text(await store.ConfirmAsync(permit, token).ConfigureAwait(false)),
            StoreStep.Cancel => Text(await store.CancelAsync([new AttemptReturn(permit, HandedOut)], token).ConfigureAwait(false), Text),
            StoreStep.Complete => Text(await store.CompleteAsync(permit, new CallOutcome { Kind = Outcome, OccurredAt = now }, token).ConfigureAwait(false)),
            StoreStep.RecordPast => await TakeOverAsync(store, [.. calls.Select((call, i) => PastOf(call, PermitOf(tried + i), now)), .. HandedOut == 2 ? [PastOf(Known[0], permit, now)] : Array.Empty<StoredAttempt>()], token)
                .ConfigureAwait(false),
            _ => Text(await store.ReadAsync(permit, token).ConfigureAwait(false)),
        };
    }

    private AttemptCharge ChargeOf(CallRequest call, int number) => new() { Permit = PermitOf(number), Request = call, TimeToLive = Life, Lines = Lines };

    private StoredAttempt PastOf(CallRequest call, PermitId permit, Instant now) => new()
    {
        Permit = permit,
        Request = call,
        ChargedAt = now - Life,
        ExpiresAt = now,
        Outcome = new CallOutcome { Kind = Outcome, OccurredAt = now - Life },
    };

    private async Task<string> TakeOverAsync(IAttemptStore store, ImmutableArray<StoredAttempt> past, CancellationToken token)
    {
        try
        {
            await store.RecordPastAsync(past, token).ConfigureAwait(false);
            if (HandedOut == 1)
                await store.RecordPastAsync(past, token).ConfigureAwait(false);
            return "taken over";
        }
        catch (ArgumentException)
        {
            return "refused";
        }
    }

    // Permits of one sequence are numbered, so that it can be told and run again.
    private static PermitId PermitOf(int number) => new(number.ToString("D26", CultureInfo.InvariantCulture));

    private static string Text<T>(ImmutableArray<T> answers, Func<T, string> text) => answers.IsDefault ? "no answers" : string.Join(" | ", answers.Select(text));

    // A share of people as a number, however many zeros a store keeps behind it.
    private static string Text(CampaignStatistics counted) =>
        string.Join(" / ", new[] { counted.Whole, counted.OfProcessor, counted.Last30Days }.Select(counts => $"{counts with { Estimated = 0 }} {counts.Estimated * 1_000_000:F0}"));

    private static string Text(ImmutableArray<AttemptRecord> attempts) => Text(attempts, attempt => attempt.ToString());

    private static string Text(ChargeResult result) => $"{result.Status} at {result.At}, {Text(result.Attempt)}, seen {Text(result.Seen)}";

    private static string Text(StoredConfirmation confirmation) => $"marked now {confirmation.MarkedNow} at {confirmation.At}, {Text(confirmation.Attempt)}";

    private static string Text(StoredCompletion completion) => $"{completion.Status}, {Text(completion.Attempt)}";

    private static string Text(StoredAttempt? attempt) => attempt is null
        ? "no attempt"
        : $"{attempt.Permit} call {Known.IndexOf(attempt.Request)} charged {attempt.ChargedAt} ends {attempt.ExpiresAt} confirmed {attempt.ConfirmedAt} handed out {attempt.HandedOut} given back {attempt.IsCancelled} past {attempt.IsPast} "
            + $"outcome {attempt.Outcome?.Kind} at {attempt.Outcome?.OccurredAt} conflicts {string.Join(",", attempt.Conflicts.Select(conflict => $"{conflict.Kind} {conflict.OccurredAt}"))}";
}
