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

    /// <summary>The id under which a row is imported, whatever else is wrong with it; null where it has none.</summary>
    public static string? IdOf(ImportKind kind, ImportRow row) => kind switch
    {
        ImportKind.Contracts => row.TextOrNull("contract") is { } contract ? ImportRow.IdOf(contract) : null,
        ImportKind.Requests => row.TextOrNull("reference") is { } reference ? ImportRow.IdOf(reference) : null,
        _ => row.KeyOrNull(ImportFields.Id),
    };

    private static SubjectId? SubjectOf(ImportRow row) => row.IdOrNull(ImportFields.Subject, id => new SubjectId(id));

    private static ConsentEntry Consent(ImportRow row) => ImportRow.Checked(
        new ConsentEntry
        {
            Id = row.Key(ImportFields.Id),
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
            EvidenceSha256 = row.HashOrNull("evidenceSha256"),
            Contract = row.IdOrNull("contract", id => new ContractId(id)),
            List = row.IdOrNull("list", id => new ContactListId(id)),
        },
        entry => entry.Validate());

    private static ContractEntry Contract(ImportRow row) => ImportRow.Checked(
        new ContractEntry
        {
            Id = ImportRow.IdOf(row.Needed("contract")),
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
            Id = ImportRow.IdOf(row.Needed("reference")),
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
                Id = row.Key(ImportFields.Id),
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
                Id = row.Key(ImportFields.Id),
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
            Id = row.Key(ImportFields.Id),
            Number = row.Number(ImportFields.Number),
            Event = row.Choice<CallerIdEvent>("event"),
            Party = row.Party("party"),
            At = row.Time(ImportFields.At),
            Campaigns = [.. row.Ids(ImportFields.Campaigns, id => new CampaignId(id))],
            Ends = row.TextOrNull("ends") is { } ended ? ImportRow.IdOf(ended) : null,
        },
        entry => entry.Validate());

    private static SelectiveRevocation Revocation(ImportRow row) => ImportRow.Checked(
        new SelectiveRevocation
        {
            Id = row.Key(ImportFields.Id),
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
    public static LedgerEntry? ReadStrictly(ImportKind kind, ImportRow row, bool isTorn)
    {
        E164Number? number = Try(() => row.NumberOrNull(ImportFields.Number));
        // What stands in a person's place where fields have moved may be a name.
        SubjectId? subject = isTorn ? null : Try(() => SubjectOf(row));
        if (kind is not (ImportKind.Blacklist or ImportKind.Consents) || (number is null && subject is null) || row.KeyOrNull(ImportFields.Id) is not { } id)
            return null;
        PartyId? controller = Try(() => row.PartyOrNull(ImportFields.Controller));
        return Valid(kind switch
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
                new ConsentEntry { Id = id, Number = number, Subject = subject, State = ConsentState.Denied, Controller = party },
            _ => null,
        });
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
