namespace TelemarketingCompliance;

/// <summary>One question to the engine: may this number be called for this campaign?</summary>
/// <remarks>Every input has an unknown, and unknown is read strictly. Immutable, safe on any thread. Its text form masks numbers.</remarks>
public sealed record CallRequest
{
    /// <summary>The number called.</summary>
    public required E164Number Callee { get; init; }

    /// <summary>The campaign for which the call is made.</summary>
    public required Campaign Campaign { get; init; }

    /// <summary>What kind of person holds the number. Default: unknown.</summary>
    public CalleeKind CalleeKind { get; init; }

    /// <summary>The person behind the number; null means unknown. Objections bind both number and person.</summary>
    public SubjectId? Subject { get; init; }

    /// <summary>The number presented to the callee; null or <c>default</c> means that it is withheld.</summary>
    /// <remarks>A short number is written with its country code, as every number: <c>+39187</c>.</remarks>
    public E164Number? CallerId { get; init; }

    /// <summary>The contact list the number was taken from; null means none: <i>off-list</i>.</summary>
    public ContactListId? ContactList { get; init; }

    /// <summary>Where the number came from. Default: unknown, read as typed by hand.</summary>
    public NumberSource NumberSource { get; init; }

    /// <summary>Where the callee is, as far as the host knows; null leaves it to the number. It adds to the places of the number: what one of them forbids is forbidden.</summary>
    public CalleePlace? Place { get; init; }

    /// <summary>How the conversation comes about. Default: it is dialed.</summary>
    public CallKind Kind { get; init; }

    /// <summary>How this call is dialed; null takes the campaign's mode.</summary>
    public DialingMode? Mode { get; init; }

    /// <summary>Whether an operator is held free for this very call. Default: false.</summary>
    public bool OperatorReserved { get; init; }

    /// <summary>The country in which the operator sits, as two capital letters; null means unknown.</summary>
    public string? OperatorCountry { get; init; }

    /// <summary>Where the call enters the public network; null means unknown, which is read as abroad and not roaming.</summary>
    public NetworkOrigin? NetworkOrigin { get; init; }

    /// <summary>What the call relies on: a case, a request of the person, a survey mandate; null means nothing.</summary>
    public CallEvidence? Evidence { get; init; }

    /// <summary>The host's own id of this question, unique for its processor, echoed in the decision: asked again, it brings the same permit back. Null means none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The mode that counts: the request's own, else the campaign's.</summary>
    public DialingMode EffectiveMode => Mode ?? Campaign.Mode;

    /// <summary>Whether the callee sees a number, whatever it is worth.</summary>
    public bool PresentsCallerId => CallerId is { IsDefault: false };

    /// <summary>Whether a telephone is to ring: what rules about attempts, hours and caller ID judge. Undefined kinds are dialed.</summary>
    public bool IsDialed => Kind is not (CallKind.Continued or CallKind.ReturnCall);

    /// <summary>Whether an operator is certainly there when the callee answers: one is held free, or an operator has the call dialed (manual, preview).</summary>
    public bool HasOperator => OperatorReserved || EffectiveMode is DialingMode.Manual or DialingMode.Preview;
}
