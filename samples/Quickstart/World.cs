using System.Collections.Immutable;

namespace Quickstart;

/// <summary>Everything that was read: an engine that knows the facts, and the people to ask it about.</summary>
internal sealed class World
{
    private readonly List<Contact> contacts = [];
    private readonly List<Reject> rejects = [];
    private readonly Dictionary<(E164Number, CampaignId), Contact> firsts = [];

    private World(ComplianceEngine engine, SimulatedClock clock) => (Engine, Clock) = (engine, clock);

    internal ComplianceEngine Engine { get; }

    /// <summary>The engine's clock.</summary>
    internal SimulatedClock Clock { get; }

    /// <summary>The rows that can be asked about, in the order of the files.</summary>
    internal IReadOnlyList<Contact> Contacts => contacts;

    /// <summary>The rows that cannot.</summary>
    internal IReadOnlyList<Reject> Rejects => rejects;

    internal static async Task<World> ReadAsync(RunOptions options, CancellationToken cancellationToken)
    {
        InputFiles files = options.Files;
        Parties parties = Parties.Read(files.Parties ?? throw Missing("--parties", "the controllers and the call centres"));
        Campaigns campaigns = Campaigns.Read(files.Campaigns ?? throw Missing("--campaigns", "the campaigns"), parties);
        Campaigns.Outbound? chosen = campaigns.Choose(options.Campaign);
        ContactList[] lists = files.Lists is { } provenance ? [.. ContactLists.Read(provenance, parties, campaigns)] : [];
        if (files.Customers is null && files.Supplier is null)
            throw Missing("--customers or --supplier", "the people to be called");

        var stores = new InMemoryStores();
        var clock = new SimulatedClock(options.At);
        var world = new World(CreateEngine(stores, clock, folder => IndexRegister(folder, options, parties, chosen)), clock);

        await FillAsync(stores, files, parties, cancellationToken);
        if (files.Customers is { } customers)
            await world.AddAsync(new Customers(campaigns, chosen, lists.ToDictionary(list => list.Id.Value)).Read(customers), stores, cancellationToken);
        if (files.Supplier is { } supplier)
            await world.AddAsync(new Suppliers(campaigns, chosen).Read(supplier), stores, cancellationToken);
        foreach (ContactList list in lists)
            await stores.ContactLists.AddAsync(list, world.NumbersOf(list.Id), cancellationToken);
        return world;
    }

    private static async Task FillAsync(InMemoryStores stores, InputFiles files, Parties parties, CancellationToken cancellationToken)
    {
        if (files.Consents is { } consents)
            await stores.Consents.AddAsync([.. Consents.Read(consents, parties)], cancellationToken);
        if (files.Contracts is { } contracts)
            await stores.Contracts.AddAsync([.. Contracts.Read(contracts, parties)], cancellationToken);
        if (files.Requests is { } requests)
            await stores.Requests.AddAsync([.. PersonRequests.Read(requests, parties)], cancellationToken);
        if (files.Blacklist is { } blacklist)
            await stores.Blacklist.AddAsync([.. Blacklist.Read(blacklist, parties)], cancellationToken);
        if (files.Directory is { } directory)
            await stores.Directory.AddAsync([.. DirectoryListings.Read(directory)], cancellationToken);
        if (files.Revocations is { } revocations)
            await stores.SelectiveRevocations.AddAsync([.. Revocations.Read(revocations, parties)], cancellationToken);
        if (files.CallerIds is { } callerIds)
            await stores.CallerIds.AddAsync([.. CallerIds.Read(callerIds, parties)], cancellationToken);
    }

    // Every consultation becomes an index file; the engine reads the folder, as a dialer's would.
    private static void IndexRegister(string folder, RunOptions options, Parties parties, Campaigns.Outbound? chosen)
    {
        InputFiles files = options.Files;
        var reader = new Consultations(parties, options.AcceptAllClear);
        int count = 0;
        foreach (RegisterConsultation consultation in files.Consultations is { } path ? reader.Read(path) : [])
            consultation.Save(Path.Combine(folder, $"consultation-{++count}"));
        if ((files.Answers ?? files.Asked ?? files.Cleared) is not { } named)
            return;

        string file = Path.GetFileName(named);
        if (chosen is null)
            throw new BadInputException(file, "an answer belongs to one controller; choose the campaign with --campaign");
        var header = new RegisterConsultationHeader
        {
            Register = Consultations.Register,
            Controller = chosen.Campaign.Controller.Id,
            ProcessedAt = options.AnsweredAt ?? throw new BadInputException(file, "when the register gave this answer is not said; add --answered-at 2026-11-17T18:00"),
            Reference = file,
            Jurisdiction = Consultations.Jurisdiction,
        };
        RegisterConsultation own = reader.Read(header, files.Asked, files.Cleared, files.Answers)
            ?? throw new BadInputException(file, "half of a consultation: give --asked and --clear, or --answers");
        own.Save(Path.Combine(folder, "own"));
    }

    private static ComplianceEngine CreateEngine(InMemoryStores stores, SimulatedClock clock, Action<string> indexRegister)
    {
        // Resident once opened: the files are not needed any more.
        DirectoryInfo folder = Directory.CreateTempSubdirectory("quickstart-register-");
        try
        {
            indexRegister(folder.FullName);
            return ComplianceEngine.Create(engine => engine
                .UseTimeProvider(clock)
                .AddItaly()
                .AddRegister(Consultations.Register, folder.FullName)
                .UseInMemoryStores(stores));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task AddAsync(ContactFile file, InMemoryStores stores, CancellationToken cancellationToken)
    {
        await stores.Consents.AddAsync([.. file.Flags], cancellationToken);
        rejects.AddRange(file.Rejects);
        foreach (Contact contact in file.Contacts)
        {
            (E164Number, CampaignId) question = (contact.Request.Callee, contact.Request.Campaign.Id);
            contacts.Add(contact with { First = firsts.GetValueOrDefault(question) });
            firsts.TryAdd(question, contact);
        }
    }

    private ImmutableArray<E164Number> NumbersOf(ContactListId list) =>
        [.. contacts.Select(contact => contact.Request).Where(call => call.ContactList == list && call.NumberSource == NumberSource.ContactList).Select(call => call.Callee)];

    private static BadInputException Missing(string option, string what) =>
        new(option, $"the file is missing that names {what}; give it, or give none of your own to use the generated files");
}
