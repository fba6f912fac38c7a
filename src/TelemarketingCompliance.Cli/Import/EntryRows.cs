using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>What a row says, as an entry of a ledger.</summary>
internal static class EntryRows
{
    /// <summary>The entry of a row.</summary>
    /// <exception cref="RowFaultException">The row cannot be taken.</exception>
    public static LedgerEntry Read(ImportKind kind, ImportRow row) => kind switch
    {
        ImportKind.Consents => Consent(row),
        ImportKind.Contracts => Contract(row),
        ImportKind.Requests => Request(row),
        ImportKind.Blacklist => Objection(row),
        ImportKind.Directory => Listing(row),
        ImportKind.CallerIds => CallerId(row),
        ImportKind.SelectiveRevocations => Revocation(row),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "the rows are no entries of a ledger"),
    };

    private static SubjectId? SubjectOf(ImportRow row) => row.IdOrNull(ImportFields.Subject, id => new SubjectId(id));

    private static ConsentEntry Consent(ImportRow row) => ImportRow.Checked(
        new ConsentEntry
        {
            Id = row.IdOrMade(ImportFields.Id),
            Number = row.NumberOrNull(ImportFields.Number),
            Subject = SubjectOf(row),
            State = row.Choice<ConsentState>("state"),
            Controller = row.Party(ImportFields.Controller),
            Collector = row.PartyOrNull("collector"),
            Recipients = [.. row.Parties("recipients")],
            Purposes = [.. row.Choices<CallPurpose>(ImportFields.Purposes)],
            Categories = [.. row.Ids(ImportFields.Categories, text => new Sector(text))],
            Channels = row.Choices<CallChannels>("channels").Aggregate(CallChannels.None, (all, one) => all | one),
            At = row.TimeOrNull(ImportFields.At),
            ExpiresAt = row.InstantOrNull("expiresAt"),
            TextVersion = row.TextOrNull("textVersion"),
            Level = row.ChoiceOrNull<EvidenceLevel>("level") ?? EvidenceLevel.None,
            Evidence = row.TextOrNull("evidence"),
            Contract = row.IdOrNull("contract", id => new ContractId(id)),
            List = row.IdOrNull("list", id => new ContactListId(id)),
        },
        entry => entry.Validate());

    private static ContractEntry Contract(ImportRow row) => ImportRow.Checked(
        new ContractEntry
        {
            Id = row.Needed("contract"),
            Contract = row.Id("contract", id => new ContractId(id)),
            Number = row.NumberOrNull(ImportFields.Number),
            Subject = SubjectOf(row),
            Controller = row.Party(ImportFields.Controller),
            StartedAt = row.Time("startedAt"),
            EndedAt = row.TimeOrNull("endedAt"),
        },
        entry => entry.Validate());

    private static PersonRequest Request(ImportRow row) => ImportRow.Checked(
        new PersonRequest
        {
            Id = row.Needed("reference"),
            Reference = row.Needed("reference"),
            Number = row.NumberOrNull(ImportFields.Number),
            Subject = SubjectOf(row),
            Controller = row.Party(ImportFields.Controller),
            Purposes = [.. row.Choices<CallPurpose>(ImportFields.Purposes)],
            Categories = [.. row.Ids(ImportFields.Categories, text => new Sector(text))],
            MadeAt = row.Time("madeAt"),
            ExpiresAt = row.InstantOrNull("expiresAt"),
            UsedAt = row.TimeOrNull("usedAt"),
        },
        entry => entry.Validate());

    private static BlacklistEntry Objection(ImportRow row)
    {
        PartyId? controller = row.PartyOrNull(ImportFields.Controller);
        return ImportRow.Checked(
            new BlacklistEntry
            {
                Id = row.IdOrMade(ImportFields.Id),
                Number = row.NumberOrNull(ImportFields.Number),
                Subject = SubjectOf(row),
                Scope = row.ChoiceOrNull<BlacklistScope>("scope") ?? (controller is null ? BlacklistScope.Unknown : BlacklistScope.Controller),
                RecordedBy = row.PartyOrNull("recordedBy") ?? controller ?? throw new RowFaultException("recordedBy", "neither a controller nor who took it down is said; give one of them"),
                Controller = controller,
                RecorderMandates = [.. row.Parties("recorderMandates")],
                Purposes = [.. row.Choices<CallPurpose>(ImportFields.Purposes)],
                NoCallsAtAll = row.YesNoOrNull("noCallsAtAll") ?? false,
                At = row.TimeOrNull(ImportFields.At),
                Actor = row.TextOrNull("actor") ?? "import",
                Channel = row.TextOrNull("channel") ?? "import",
                Reason = row.TextOrNull("reason"),
            },
            entry => entry.Validate());
    }

    private static DirectoryListing Listing(ImportRow row)
    {
        E164Number number = row.Number(ImportFields.Number);
        return ImportRow.Checked(
            new DirectoryListing
            {
                Id = row.IdOrMade(ImportFields.Id),
                Number = number,
                IsListed = row.YesNoOrNull("listed") ?? true,
                Directory = row.Needed("directory"),
                At = row.Time(ImportFields.At),
            },
            entry => entry.Validate());
    }

    private static CallerIdRecord CallerId(ImportRow row) => ImportRow.Checked(
        new CallerIdRecord
        {
            Id = row.IdOrMade(ImportFields.Id),
            Number = row.Number(ImportFields.Number),
            Event = row.Choice<CallerIdEvent>("event"),
            Party = row.Party("party"),
            At = row.Time(ImportFields.At),
            Campaigns = [.. row.Ids(ImportFields.Campaigns, id => new CampaignId(id))],
            Ends = row.TextOrNull("ends"),
        },
        entry => entry.Validate());

    private static SelectiveRevocation Revocation(ImportRow row) => ImportRow.Checked(
        new SelectiveRevocation
        {
            Id = row.IdOrMade(ImportFields.Id),
            Number = row.Number(ImportFields.Number),
            Subject = SubjectOf(row),
            Register = row.Needed("register"),
            Controller = row.Party(ImportFields.Controller),
            At = row.Time(ImportFields.At),
            Until = row.InstantOrNull("until"),
        },
        entry => entry.Validate());

    /// <summary>
    /// An objection or refusal whose row has a fault, read as strictly as it can be: whom it is about is known, and nothing else. Null where the row is
    /// neither, or nobody can be told.
    /// </summary>
    public static LedgerEntry? ReadStrictly(ImportKind kind, ImportRow row)
    {
        E164Number? number = Try(() => row.NumberOrNull(ImportFields.Number));
        SubjectId? subject = Try(() => SubjectOf(row));
        PartyId? controller = Try(() => row.PartyOrNull(ImportFields.Controller));
        if (number is null && subject is null)
            return null;
        string id = row.IdOrMade(ImportFields.Id);
        LedgerEntry? strict = kind switch
        {
            ImportKind.Blacklist => new BlacklistEntry
            {
                Id = id,
                Number = number,
                Subject = subject,
                Scope = BlacklistScope.Unknown,
                RecordedBy = controller ?? Try(() => row.PartyOrNull("recordedBy")) ?? new PartyId("unknown"),
                NoCallsAtAll = Try(() => row.YesNoOrNull("noCallsAtAll")) ?? true,
                Actor = "import",
                Channel = "import",
            },
            ImportKind.Consents when controller is { } party && Try(() => row.ChoiceOrNull<ConsentState>("state")) is ConsentState.Denied or ConsentState.Withdrawn =>
                new ConsentEntry { Id = id, Number = number, Subject = subject, State = ConsentState.Denied, Controller = controller.Value },
            _ => null,
        };
        return Valid(strict);
    }

    private static LedgerEntry? Valid(LedgerEntry? entry)
    {
        try
        {
            entry?.Validate();
            return entry;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static T? Try<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (RowFaultException)
        {
            return default;
        }
    }
}
