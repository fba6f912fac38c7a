using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>An objection: somebody does not want to be called. Never expires, never deleted.</summary>
public sealed record BlacklistEntry : LedgerEntry
{
    /// <summary>Whom it is aimed at.</summary>
    public required BlacklistScope Scope { get; init; }

    /// <summary>The party that took it down: a processor, or the controller itself.</summary>
    public required PartyId RecordedBy { get; init; }

    /// <summary>The controller it is aimed at; set exactly where <see cref="Scope"/> is a controller.</summary>
    public PartyId? Controller { get; init; }

    /// <summary>For an unknown scope: every controller the recorder ever dialed for; empty means unknown, which binds everyone.</summary>
    public ImmutableArray<PartyId> RecorderMandates { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The purposes it names; empty means every marketing purpose.</summary>
    public PurposeSet Purposes { get; init; }

    /// <summary>Whether the person wants no calls at all, service calls included.</summary>
    public bool NoCallsAtAll { get; init; }

    /// <summary>When the person objected; null means unknown: nothing can then be proved to be newer, so nothing lifts it.</summary>
    public RecordedTime? At { get; init; }

    /// <summary>Who wrote it down: an operator's id, an import's batch; never a name.</summary>
    public required string Actor { get; init; }

    /// <summary>How it arrived: <c>call</c>, <c>letter</c>, <c>e-mail</c>, <c>import</c>, …</summary>
    public required string Channel { get; init; }

    /// <summary>Why, as a code of the host's own; null means not said, which binds all the same.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the entry concerns calls for <paramref name="purpose"/>.</summary>
    public bool Concerns(CallPurpose purpose) =>
        NoCallsAtAll || (Purposes.IsEmpty ? purpose.IsMarketing() : !PurposeSet.IsNamed(purpose) || Purposes.Contains(purpose));

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        CheckDefined(Scope, nameof(Scope));
        CheckTime(At, nameof(At));
        CheckParty(RecordedBy, nameof(RecordedBy));
        if (Scope == BlacklistScope.Controller != Controller is not null)
            throw Invalid(nameof(Controller), "a controller is named exactly where the scope is a controller");
        if (Controller is { } controller)
            CheckParty(controller, nameof(Controller));
        if (string.IsNullOrWhiteSpace(Actor))
            throw Invalid(nameof(Actor), "it does not say who wrote it down");
        if (string.IsNullOrWhiteSpace(Channel))
            throw Invalid(nameof(Channel), "it does not say how it arrived");
    }

    /// <inheritdoc/>
    protected override bool IsVisibleTo(in LedgerQuery query) => Scope switch
    {
        BlacklistScope.Controller => Controller == query.Controller,
        BlacklistScope.Recorder => RecordedBy == query.Processor || RecordedBy == query.Controller,
        _ => RecordedBy == query.Processor || RecordedBy == query.Controller || RecorderMandates.IsDefaultOrEmpty || RecorderMandates.Contains(query.Controller),
    };

    /// <summary>For whom else the recorder dials is no business of this controller.</summary>
    protected override LedgerEntry ShownTo(in LedgerQuery query) => RecorderMandates.IsEmpty ? this : this with { RecorderMandates = [query.Controller] };
}
