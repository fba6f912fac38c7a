using System.Collections.Immutable;

namespace TelemarketingCompliance.EndToEnd.Tests.Stories;

/// <summary>The world of a story, set up: parties, campaigns and people by name, and an engine over stores in memory and register files in a folder of its own.</summary>
internal sealed class StoryStage : IDisposable
{
    private const string Unknown = "unknown";

    private readonly Dictionary<string, CampaignParty> parties;
    private readonly Dictionary<string, Campaign> campaigns;
    private readonly Dictionary<string, StoryPerson> people;
    private readonly InMemoryStores stores = new();
    private readonly Dictionary<string, DirectoryInfo> registerFolders;
    private readonly string[] jurisdictions;
    private readonly Dictionary<string, int> counters = [];
    private ulong strangers;
    private readonly bool tellsOfCallerIds;

    internal StoryStage(StoryWorld world)
    {
        jurisdictions = world.Jurisdictions;
        Times = world.Times;
        parties = ByName("party", world.Parties, party => party.Id, party =>
            new CampaignParty { Id = new PartyId(party.Id), RocNumber = party.Roc, RocConfirmedOn = DayOf(party.RocConfirmed), AdheresToCodeOfConduct = party.AdheresToCode });
        campaigns = ByName("campaign", world.Campaigns, campaign => campaign.Id, campaign => new Campaign
        {
            Id = new CampaignId(campaign.Id),
            Controller = Party(campaign.Controller),
            Processor = Party(campaign.Processor),
            Purpose = campaign.Purpose,
            Sector = campaign.Sector == Unknown ? default : new Sector(campaign.Sector),
            Mode = campaign.Mode,
            CreatedAt = campaign.Created,
            AnsweringMachineDetection = campaign.MachineDetection is { } detection
                ? new AnsweringMachineDetection { IsUsed = detection.IsUsed, FalsePositiveRate = detection.FalsePositiveRate, MeasuredOn = detection.MeasuredOn }
                : null,
        });
        tellsOfCallerIds = world.Records.CallerIds is not null;
        people = ByName("person", world.People, person => person.Name, person => person);
        registerFolders = jurisdictions.ToDictionary(jurisdiction => jurisdiction, _ => Directory.CreateTempSubdirectory("story-register-"), StringComparer.Ordinal);
        Engine = ComplianceEngine.Create(engine =>
        {
            foreach (string jurisdiction in jurisdictions)
                StoryBooks.Add(engine, jurisdiction, world.HousePolicies).AddRegister(StoryBooks.RegisterOf(jurisdiction), registerFolders[jurisdiction].FullName);
            engine
                .UseInMemoryStores(stores)
                .UseBlackouts([.. world.HousePolicies.Blackouts.Select(BlackoutOf)])
                .UseTimeProvider(Clock);
        });
    }

    internal ComplianceEngine Engine { get; }

    internal ManualClock Clock { get; } = new(Instant.FromUnixTimeTicks(0));

    internal LocalTimes Times { get; }

    public void Dispose()
    {
        foreach (DirectoryInfo folder in registerFolders.Values)
            folder.Delete(recursive: true);
    }

    /// <summary>The question; where the story does not tell of caller IDs, the number presented is beyond reproach.</summary>
    internal async Task<CallRequest> CallAsync(StoryCall call, Instant at, CancellationToken cancellationToken)
    {
        CallRequest request = CallOf(call, at);
        if (!tellsOfCallerIds && request.CallerId is { } callerId)
            await stores.CallerIds.AddAsync(StoryCallerIds.GoodFor(callerId, request.Campaign, at), cancellationToken);
        return request;
    }

    private CallRequest CallOf(StoryCall call, Instant at)
    {
        StoryPerson person = Named("person", people, call.Person);
        Campaign campaign = Named("campaign", campaigns, call.Campaign);
        return new CallRequest
        {
            Callee = NumberOf(person),
            CalleeKind = person.Kind,
            Subject = person.Subject is { } subject ? new SubjectId(subject) : null,
            Campaign = campaign with { Processor = Confirmed(call.Processor is { } processor ? Party(processor) : campaign.Processor, at) },
            CallerId = call.CallerId is { } callerId ? StoryCallerIds.Read(callerId) : null,
            NetworkOrigin = call.Origin == Unknown ? null : new NetworkOrigin(call.Origin, call.Roaming),
            ContactList = call.List is { } list ? new ContactListId(list) : null,
            NumberSource = call.Source ?? (call.List is null ? NumberSource.Unknown : NumberSource.ContactList),
            Place = call.Place is { } place ? PlaceOf(place) : null,
            Mode = call.Mode,
            Kind = call.Kind,
            OperatorReserved = call.OperatorReserved,
            OperatorCountry = call.OperatorCountry,
            Evidence = EvidenceOf(call),
        };
    }

    internal async Task RecordAsync(StoryRecords records, CancellationToken cancellationToken)
    {
        foreach (StoryConsultation consultation in records.Register)
            ConsultationOf(consultation).Save(Path.Combine(FolderOf("IT"), NewId("consultation")));
        foreach (StoryFullRegister file in records.FullRegister)
            FullRegisterOf(file).Save(Path.Combine(FolderOf("US"), NewId("register-file")));
        foreach (RegisterSet register in Engine.Registers)
        {
            RegisterReload reload = await register.ReloadAsync(cancellationToken);
            if (reload.Refused is [{ } refused, ..])
                throw new InvalidDataException(refused.Reason);
        }

        foreach (StoryList list in records.ContactLists)
            await stores.ContactLists.AddAsync(ListOf(list), [.. list.Numbers.Select(name => NumberOf(Named("person", people, name)))], cancellationToken);

        // Objections take the way that operators take: when it returns, the next question is bound.
        foreach (StoryObjection objection in records.Blacklist)
            await Engine.RecordOptOutAsync(About(objection.Of, ObjectionOf(objection)), cancellationToken);
        await stores.SelectiveRevocations.AddAsync([.. records.SelectiveRevocations.Select(entry => About(entry.Of, RevocationOf(entry)))], cancellationToken);
        await stores.Directory.AddAsync([.. records.Directory.Select(entry => About(entry.Of, ListingOf(entry)))], cancellationToken);
        await stores.Consents.AddAsync([.. records.Consents.Select(entry => About(entry.Of, ConsentOf(entry)))], cancellationToken);
        await stores.Contracts.AddAsync([.. records.Contracts.Select(entry => About(entry.Of, ContractOf(entry)))], cancellationToken);
        await stores.CallerIds.AddAsync([.. (records.CallerIds ?? []).Select(CallerIdOf)], cancellationToken);
        await stores.Requests.AddAsync([.. records.Requests.Select(entry => About(entry.Of, RequestOf(entry)))], cancellationToken);
        foreach (StoryAttempt attempt in records.Attempts)
            await StoryAttempts.AddAsync(stores.Attempts, Clock, attempt, AttemptedCall(attempt), cancellationToken);
        foreach (StoryDialed dialed in records.Dialed)
        {
            for (int i = 0; i < dialed.Times; i++)
                await StoryAttempts.AddAsync(stores.Attempts, Clock, new StoryAttempt { Of = "", Campaign = dialed.Campaign, At = dialed.At, Outcome = dialed.Outcome }, StrangerCall(dialed), cancellationToken);
        }
    }

    private Blackout BlackoutOf(StoryBlackout blackout) =>
        new() { Name = blackout.Name, From = blackout.From, To = blackout.To, Country = jurisdictions[0], Municipality = blackout.Municipality };

    private static CalleePlace PlaceOf(StoryPlace place) => new()
    {
        Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(place.Zone) ?? throw new InvalidDataException($"the zone `{place.Zone}` does not exist"),
        Country = place.Country,
        Municipality = place.Municipality,
    };

    private LocalDate? DayOf(RecordedTime? time) => time?.Earliest.InZone(Times.Zone).Date;

    // Where the story does not say, who is registered confirmed it the day before.
    private CampaignParty Confirmed(CampaignParty party, Instant at) =>
        party with { RocConfirmedOn = party.RocConfirmedOn ?? DayOf(RecordedTime.At(at))!.Value.PlusDays(-1) };

    private static E164Number NumberOf(StoryPerson person) => E164Number.Parse(person.Number);

    private static CallEvidence? EvidenceOf(StoryCall call)
    {
        CallEvidence?[] all =
        [
            call.Case is { } reference ? new CallEvidence(EvidenceKind.CaseReference, reference) : null,
            call.Request is { } request ? new CallEvidence(EvidenceKind.PersonRequest, request) : null,
            call.Mandate is { } mandate ? new CallEvidence(EvidenceKind.SurveyMandate, mandate) : null,
        ];
        return all.Count(evidence => evidence is not null) <= 1
            ? all.FirstOrDefault(evidence => evidence is not null)
            : throw new InvalidDataException("a call relies on a case, a request or a mandate, not on several of them");
    }

    private static Dictionary<string, TValue> ByName<TItem, TValue>(string kind, TItem[] items, Func<TItem, string> name, Func<TItem, TValue> value)
    {
        var all = new Dictionary<string, TValue>(StringComparer.Ordinal);
        foreach (TItem item in items)
        {
            if (!all.TryAdd(name(item), value(item)))
                throw new InvalidDataException($"the {kind} `{name(item)}` is described twice");
        }

        return all;
    }

    private static T Named<T>(string kind, Dictionary<string, T> all, string name) =>
        all.TryGetValue(name, out T? found) ? found : throw new InvalidDataException($"the story knows no {kind} `{name}`");

    private CampaignParty Party(string name) => Named("party", parties, name);

    private PartyId PartyIdOf(string name) => Party(name).Id;

    private TEntry About<TEntry>(string name, TEntry entry)
        where TEntry : LedgerEntry
    {
        StoryPerson person = Named("person", people, name);
        return entry with { Number = NumberOf(person), Subject = person.Subject is { } subject ? new SubjectId(subject) : null };
    }

    private string NewId(string kind)
    {
        int count = counters.GetValueOrDefault(kind) + 1;
        counters[kind] = count;
        return $"{kind}-{count}";
    }

    private CallRequest StrangerCall(StoryDialed dialed)
    {
        Campaign campaign = Named("campaign", campaigns, dialed.Campaign);
        return new CallRequest
        {
            Callee = E164Number.FromDigits(390690000000 + ++strangers),
            Campaign = dialed.Processor is { } processor ? campaign with { Processor = Party(processor) } : campaign,
        };
    }

    private CallRequest AttemptedCall(StoryAttempt attempt)
    {
        StoryPerson person = Named("person", people, attempt.Of);
        Campaign campaign = Named("campaign", campaigns, attempt.Campaign);
        return new CallRequest
        {
            Callee = NumberOf(person),
            Subject = person.Subject is { } subject ? new SubjectId(subject) : null,
            Campaign = attempt.Processor is { } processor ? campaign with { Processor = Party(processor) } : campaign,
            Evidence = attempt.Request is { } request ? new CallEvidence(EvidenceKind.PersonRequest, request) : null,
        };
    }

    private RegisterConsultation ConsultationOf(StoryConsultation consultation) => RegisterConsultation.FromAnswers(
        new RegisterConsultationHeader
        {
            Register = StoryBooks.RegisterOf("IT"),
            Controller = PartyIdOf(consultation.Controller),
            ProcessedAt = consultation.Processed,
            ValidUntil = consultation.ValidUntil,
            Reference = consultation.Reference,
            Jurisdiction = "IT",
        },
        [
            .. consultation.Clear.Select(name => (NumberOf(Named("person", people, name)), false, (LocalDate?)null)),
            .. consultation.Listed.Select(answer => (NumberOf(Named("person", people, answer.Of)), true, answer.Since)),
        ]);

    private RegisterConsultation FullRegisterOf(StoryFullRegister file) => RegisterConsultation.FromFullRegister(
        new RegisterConsultationHeader { Register = StoryBooks.RegisterOf("US"), ProcessedAt = file.Published, Reference = file.Reference, Jurisdiction = "US" },
        [.. file.Listed.Select(name => (NumberOf(Named("person", people, name)), (LocalDate?)null))],
        [.. file.Covers]);

    private string FolderOf(string jurisdiction) =>
        registerFolders.TryGetValue(jurisdiction, out DirectoryInfo? folder) ? folder.FullName : throw new InvalidDataException($"the world has no register of `{jurisdiction}`");

    private SelectiveRevocation RevocationOf(StoryRevocation entry) => new()
    {
        Id = NewId("revocation"),
        Register = StoryBooks.RegisterOf("IT"),
        Controller = PartyIdOf(entry.Towards),
        At = entry.At,
        Until = entry.Until,
    };

    private DirectoryListing ListingOf(StoryListing entry) => new()
    {
        Id = NewId("directory"),
        IsListed = entry.Listed,
        Directory = entry.Directory,
        At = entry.At,
    };

    private ConsentEntry ConsentOf(StoryConsent entry) => new()
    {
        Id = NewId("consent"),
        State = entry.State,
        Controller = PartyIdOf(entry.To),
        Collector = entry.CollectedBy is { } collector ? PartyIdOf(collector) : null,
        Recipients = [.. entry.Recipients.Select(PartyIdOf)],
        Purposes = [.. entry.Purposes],
        Categories = [.. entry.Categories.Select(category => new Sector(category))],
        Channels = entry.Channels.Aggregate(CallChannels.None, (all, channel) => all | channel),
        At = entry.At,
        ExpiresAt = entry.Expires,
        TextVersion = entry.Text,
        Level = entry.Proof,
        Contract = entry.Contract is { } contract ? new ContractId(contract) : null,
        List = entry.List is { } list ? new ContactListId(list) : null,
    };

    private ContractEntry ContractOf(StoryContract entry) => new()
    {
        Id = NewId("contract"),
        Contract = new ContractId(entry.Contract),
        Controller = PartyIdOf(entry.With),
        StartedAt = entry.From,
        EndedAt = entry.Ended,
    };

    private PersonRequest RequestOf(StoryRequest entry) => new()
    {
        Id = NewId("request"),
        Reference = entry.Reference,
        Controller = PartyIdOf(entry.To),
        Purposes = [.. entry.Purposes],
        Categories = [.. entry.Categories.Select(category => new Sector(category))],
        MadeAt = entry.At,
        ExpiresAt = entry.Expires,
        UsedAt = entry.Used,
    };

    private BlacklistEntry ObjectionOf(StoryObjection entry) => new()
    {
        Id = NewId("objection"),
        Scope = entry.AimedAt,
        Controller = entry.Controller is { } controller ? PartyIdOf(controller) : null,
        RecordedBy = PartyIdOf(entry.RecordedBy),
        RecorderMandates = [.. entry.Mandates.Select(PartyIdOf)],
        Purposes = [.. entry.Purposes],
        NoCallsAtAll = entry.NoCallsAtAll,
        At = entry.At,
        Actor = "operator-7",
        Channel = entry.Channel,
    };

    private CallerIdRecord CallerIdOf(StoryCallerId entry) => new()
    {
        Id = entry.Id,
        Number = StoryCallerIds.Read(entry.Number),
        Event = entry.Event,
        Party = PartyIdOf(entry.By),
        At = entry.At,
        Campaigns = [.. entry.Campaigns.Select(id => Named("campaign", campaigns, id).Id)],
        Ends = entry.Ends,
    };

    private ContactList ListOf(StoryList list) => new()
    {
        Id = new ContactListId(list.Id),
        Controller = PartyIdOf(list.Controller),
        Supplier = list.Supplier is { } supplier ? PartyIdOf(supplier) : null,
        AcquiredAt = list.Acquired,
        SupplyContract = list.SupplyContract,
        SupplyEndsAt = list.SupplyEnds,
        Campaigns = [.. list.Campaigns.Select(id => Named("campaign", campaigns, id).Id)],
        ConsentSampleCheckedAt = list.SampleChecked,
    };
}
