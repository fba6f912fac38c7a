using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>A consent, a refusal, a withdrawal or a change of the number's holder.</summary>
public sealed record ConsentEntry : LedgerEntry
{
    /// <summary>What the entry says.</summary>
    public required ConsentState State { get; init; }

    /// <summary>The party the consent was given to.</summary>
    public required PartyId Controller { get; init; }

    /// <summary>Who collected it; null means the controller itself. The processor that dials for the controller is no third party.</summary>
    public PartyId? Collector { get; init; }

    /// <summary>The third parties the person was told by name and agreed to have the data passed to; empty means none.</summary>
    public ImmutableArray<PartyId> Recipients { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The purposes it names. A grant covers only these; a refusal or withdrawal that names none covers every marketing purpose.</summary>
    public PurposeSet Purposes { get; init; }

    /// <summary>The merchandise categories it names; empty means none: an omnibus consent when a third party collected it.</summary>
    public ImmutableArray<Sector> Categories { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The channels it names. A grant covers only these; a refusal or withdrawal that names none covers all.</summary>
    public CallChannels Channels { get; init; }

    /// <summary>When the person said so; null means nobody recorded it: a grant is then not proven, a refusal binds.</summary>
    public RecordedTime? At { get; init; }

    /// <summary>When it ends by itself; null means open-ended.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>The version of the text the person agreed to; null means not recorded.</summary>
    public string? TextVersion { get; init; }

    /// <summary>How well it is proved.</summary>
    public EvidenceLevel Level { get; init; }

    /// <summary>Where the proof is kept, by reference; null means nowhere.</summary>
    public string? Evidence { get; init; }

    /// <summary>The SHA-256 of the proof, 64 lower-case hexadecimal digits, by which it is known again; null means not recorded.</summary>
    public string? EvidenceSha256 { get; init; }

    /// <summary>The contract within which it was given; null means none.</summary>
    public ContractId? Contract { get; init; }

    /// <summary>The acquired list with which it was delivered; null means none.</summary>
    public ContactListId? List { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        CheckDefined(State, nameof(State));
        CheckDefined(Level, nameof(Level));
        CheckTime(At, nameof(At));
        CheckParty(Controller, nameof(Controller));
        if (State == ConsentState.Unknown)
            throw Invalid(nameof(State), "it does not say whether the person consented");
        if (Collector == default(PartyId) || Recipients.Contains(default))
            throw Invalid(nameof(Recipients), "it names a party without an id");
        if (Categories.Contains(default))
            throw Invalid(nameof(Categories), "it names a category without an id");
        if (State == ConsentState.Granted && Purposes.IsEmpty)
            throw Invalid(nameof(Purposes), "a grant names at least one purpose");
        if (State == ConsentState.Granted && Channels == CallChannels.None)
            throw Invalid(nameof(Channels), "a grant names at least one channel");
        if (EvidenceSha256 is { } hash && (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower)))
            throw Invalid(nameof(EvidenceSha256), "it is 64 lower-case hexadecimal digits");
        if (ExpiresAt is { } end && At is { } at && end < at.Earliest)
            throw Invalid(nameof(ExpiresAt), "it ends before it was given");
        if (State == ConsentState.Reassigned && At is null)
            throw Invalid(nameof(At), "a change of holder needs its date");
        if (State == ConsentState.Reassigned && Number is null)
            throw Invalid(nameof(Number), "a change of holder is about a number");
    }

    /// <inheritdoc/>
    protected override bool IsVisibleTo(in LedgerQuery query) =>
        Controller == query.Controller || Recipients.Contains(query.Controller) || State == ConsentState.Reassigned
        || (List is { } list && list == query.List);

    /// <summary>Who sees a grant given to somebody else sees also what took it back.</summary>
    protected override bool IsVisibleBecauseOf(LedgerEntry visible) =>
        State is ConsentState.Denied or ConsentState.Withdrawn && visible is ConsentEntry { State: ConsentState.Granted } grant && grant.Controller == Controller;

    /// <summary>That the number changed hands concerns everyone; who noticed it, and how, does not.</summary>
    protected override LedgerEntry ShownTo(in LedgerQuery query) =>
        State == ConsentState.Reassigned && Controller != query.Controller
            ? new ConsentEntry { Id = Id, Number = Number, State = State, Controller = query.Controller, At = At }
            : this;
}
