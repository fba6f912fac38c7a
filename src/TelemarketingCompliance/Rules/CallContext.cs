using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What a rule sees: the request, its facts and the instant. Nothing else may enter an answer.</summary>
public readonly ref struct CallContext
{
    private readonly ref BasisResolution resolved;

    internal CallContext(CallRequest request, CallFacts facts, Instant at, ref BasisResolution resolved)
    {
        Request = request;
        Facts = facts;
        At = at;
        this.resolved = ref resolved;
    }

    /// <summary>The question.</summary>
    public CallRequest Request { get; }

    /// <summary>The facts gathered for it.</summary>
    public CallFacts Facts { get; }

    /// <summary>The instant for which it is decided.</summary>
    public Instant At { get; }

    /// <summary>The campaign's controller.</summary>
    public PartyId Controller => Request.Campaign.Controller.Id;

    /// <summary>The campaign's purpose.</summary>
    public CallPurpose Purpose => Request.Campaign.Purpose;

    // The basis is needed by several rules and costs a walk over the ledger entries: one call resolves it once.
    internal ref BasisResolution Resolved => ref resolved;
}
