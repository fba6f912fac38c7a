using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The right to place one attempt: this number, this caller ID, this campaign, until its end. Only an engine grants it. Immutable.</summary>
public sealed class CallPermit
{
    internal CallPermit(StoredAttempt attempt, CallBasis basis, Instant? lapsesAt, ImmutableArray<Obligation> obligations)
    {
        (Id, Request, ChargedAt, Basis, Obligations) = (attempt.Permit, attempt.Request, attempt.ChargedAt, basis, obligations);
        ExpiresAt = lapsesAt < attempt.ExpiresAt ? lapsesAt.Value : attempt.ExpiresAt;
    }

    /// <summary>Its id, to travel with the call and come back with the outcome.</summary>
    public PermitId Id { get; }

    /// <summary>The call it permits.</summary>
    public CallRequest Request { get; }

    /// <summary>When the attempt was charged, on the store's clock.</summary>
    public Instant ChargedAt { get; }

    /// <summary>Dialing must start before: the earliest end of any reason for the permission, or of its time to live.</summary>
    public Instant ExpiresAt { get; }

    /// <summary>What makes the call lawful.</summary>
    public CallBasis Basis { get; }

    /// <summary>What the call must still do.</summary>
    public ImmutableArray<Obligation> Obligations { get; }

    /// <summary>The id and the end, without the number.</summary>
    public override string ToString() => $"{Id} until {ExpiresAt}";
}
