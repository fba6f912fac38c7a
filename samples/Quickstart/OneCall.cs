using System.Text;
using NodaTime.Text;

namespace Quickstart;

/// <summary>One call from permit to outcome, as a dialer makes every call: acquire, confirm, dial, complete. And what a second attempt is told.</summary>
internal sealed class OneCall(World world)
{
    private static readonly Duration Read = Duration.FromSeconds(45);
    private static readonly Duration Talk = Duration.FromMinutes(4);
    private static readonly LocalDateTimePattern Day = LocalDateTimePattern.CreateWithInvariantCulture("d MMMM, HH:mm:ss");
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");

    private readonly StringBuilder told = new();

    /// <summary>Makes the call and tells it in a few lines.</summary>
    internal async Task<string> TellAsync(Screened row, CancellationToken cancellationToken)
    {
        CallRequest call = row.Contact.Request;
        told.Append($"\nOne call, from permit to outcome: {row.Contact.Place}, {call.Callee}, campaign {call.Campaign.Id}\n");
        if (await AcquireAsync(call, cancellationToken) is not { } permit)
            return told.ToString();

        // The operator reads who will be called; what has changed meanwhile is found by asking again.
        world.Clock.Advance(Read);
        Acquisition confirmed = await world.Engine.ConfirmAsync(permit, cancellationToken);
        if (confirmed.Permit is null)
        {
            Tell($"not confirmed: {string.Join(", ", confirmed.Decision.Reasons)}");
            return told.ToString();
        }

        Tell("confirmed, and dialed");

        world.Clock.Advance(Talk);
        var outcome = new CallOutcome
        {
            Kind = OutcomeKind.Spoken,
            OccurredAt = world.Clock.Now,
            RingSeconds = 12,
            Fulfilled = [.. confirmed.Permit.Obligations.Select(obligation => obligation.Code.Code)],
        };
        Completion done = await world.Engine.CompleteAsync(permit, outcome, cancellationToken);
        Tell($"completed: {outcome.Kind}; {done}");
        Tell("asked again");
        await AcquireAsync(call, cancellationToken);
        return told.ToString();
    }

    private async Task<CallPermit?> AcquireAsync(CallRequest call, CancellationToken cancellationToken)
    {
        Acquisition answer = await world.Engine.AcquireAsync(call, cancellationToken);
        if (answer.Permit is { } permit)
        {
            Tell($"permit granted: basis {permit.Basis}, to be dialed before {Write(permit.ExpiresAt, Time)}");
            told.Append($"            still to do: {string.Join(", ", permit.Obligations.Select(obligation => obligation.Code))}\n");
            return permit;
        }

        foreach (DecisionFinding block in answer.Decision.Blocks)
            Tell($"blocked: {Words(block)}");
        return null;
    }

    private void Tell(string what) => told.Append($"  {Write(world.Clock.Now, Time)}  {what}\n");

    private static string Words(DecisionFinding block)
    {
        string limit = block.Args.FirstOrDefault(arg => arg.Name == "limit") is { } named ? $" ({named.Value})" : "";
        return $"{block.Reason}{limit}, {(block.ChangesAt is { } end ? $"until {Write(end, Day)}" : "not lifted by time")}";
    }

    private static string Write(Instant at, LocalTimePattern pattern) => pattern.Format(at.InZone(Times.Rome).TimeOfDay);

    private static string Write(Instant at, LocalDateTimePattern pattern) => pattern.Format(at.InZone(Times.Rome).LocalDateTime);
}
