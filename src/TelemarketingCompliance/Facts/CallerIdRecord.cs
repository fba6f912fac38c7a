using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Something that happened to a caller ID, <see cref="LedgerEntry.Number"/>: it was declared, authorised, assigned, tested, or one of these ended.</summary>
/// <remarks>A declaration, authorisation or assignment holds from its instant until a record of kind <see cref="CallerIdEvent.Ended"/> that names it.</remarks>
public sealed record CallerIdRecord : LedgerEntry
{
    /// <summary>What happened.</summary>
    public required CallerIdEvent Event { get; init; }

    /// <summary>Who declared, authorised, was assigned the number or tested it; null in an answer means somebody else, whom the asking parties may not see.</summary>
    public PartyId? Party { get; init; }

    /// <summary>When; what is to end later may be recorded before.</summary>
    public required RecordedTime At { get; init; }

    /// <summary>The campaigns an authorisation is for; empty means every campaign of the controller.</summary>
    public ImmutableArray<CampaignId> Campaigns { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The record that is over, by its <see cref="LedgerEntry.Id"/>; set exactly where something <see cref="CallerIdEvent.Ended"/>.</summary>
    public string? Ends { get; init; }

    /// <summary>Whether it had happened at an instant; a day counts from its 00:00.</summary>
    internal bool HasHappenedAt(Instant at) => At.Earliest <= at;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        CheckDefined(Event, nameof(Event));
        CheckTime(At, nameof(At));
        if (Event == CallerIdEvent.Unknown)
            throw Invalid(nameof(Event), "it does not say what happened");
        if (Number is null)
            throw Invalid(nameof(Number), "it names no caller ID");
        if (Subject is not null)
            throw Invalid(nameof(Subject), "a caller ID belongs to a party, not to a person who is called");
        CheckParty(Party.GetValueOrDefault(), nameof(Party));
        if (Campaigns.Length > 0 && Event != CallerIdEvent.Authorised)
            throw Invalid(nameof(Campaigns), "only an authorisation names campaigns");
        if (Campaigns.Contains(default))
            throw Invalid(nameof(Campaigns), "`default` is no campaign");
        if (Event == CallerIdEvent.Ended == string.IsNullOrWhiteSpace(Ends))
            throw Invalid(nameof(Ends), "a record names what is over exactly where something ended");
    }

    /// <summary>Declarations and tests are the parties' own business; that somebody else may present the number, or owns it, concerns whoever presents it.</summary>
    protected override bool IsVisibleTo(in LedgerQuery query) =>
        Event is CallerIdEvent.Authorised or CallerIdEvent.Assigned || IsOf(query);

    /// <summary>What ended cannot be judged without its end.</summary>
    protected override bool IsVisibleBecauseOf(LedgerEntry visible) => Event == CallerIdEvent.Ended && visible is not null && visible.Id == Ends;

    /// <summary>Who else uses the number, and for what, is not shown.</summary>
    protected override LedgerEntry ShownTo(in LedgerQuery query) => IsOf(query) ? this : this with { Party = null, Campaigns = [] };

    private bool IsOf(in LedgerQuery query) => Party == query.Controller || Party == query.Processor;
}
