using TelemarketingCompliance.Cli;
using TelemarketingCompliance.Cli.Policy;

namespace Quickstart;

/// <summary>Everything that was brought in: an engine that knows the facts, and the people to ask it about.</summary>
internal sealed class World : IDisposable
{
    private static readonly string[] ListNames = ["customers.csv", "supplier.csv"];

    private readonly List<Contact> contacts = [];
    private readonly List<Reject> rejects = [];
    private readonly List<Imported> imported = [];
    private readonly Dictionary<(E164Number, CampaignId), Contact> firsts = [];
    private readonly Workplace place;
    private PolicyEngine? opened;

    private World(Workplace place, SimulatedClock clock) => (this.place, Clock) = (place, clock);

    internal ComplianceEngine Engine => opened!.Engine;

    /// <summary>The clock of the engine and of its store.</summary>
    internal SimulatedClock Clock { get; }

    /// <summary>What came in, command by command.</summary>
    internal IReadOnlyList<Imported> Imported => imported;

    /// <summary>The rows that can be asked about, in the order of the files.</summary>
    internal IReadOnlyList<Contact> Contacts => contacts;

    /// <summary>The rows that cannot.</summary>
    internal IReadOnlyList<Reject> Rejects => rejects;

    internal static async Task<World> BringInAsync(RunOptions options, TextWriter warnings, CancellationToken cancellationToken)
    {
        var clock = new SimulatedClock(options.At);
        var world = new World(Workplace.Of(options.Data, clock, warnings), clock);
        try
        {
            await world.BringInAsync(options, cancellationToken);
            return world;
        }
        catch
        {
            world.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        opened?.Dispose();
        place.Dispose();
    }

    private async Task BringInAsync(RunOptions options, CancellationToken cancellationToken)
    {
        PolicyFile policy = place.ReadPolicy();
        PolicyCampaign? chosen = options.Campaign is { } id ? policy.CampaignOf(id) : policy.Campaigns is [var only] ? only : null;
        foreach (string[] command in Commands.Consultations(place.Folder, policy.Registers[0].Folder).Concat(Commands.Imports(place.Folder)))
            imported.Add(await place.RunAsync(command, cancellationToken));

        var people = new PeopleFile(policy, chosen);
        string[] lists = [.. ListNames.Select(place.PathOf).Where(File.Exists)];
        if (lists.Length == 0)
            throw RefusalException.Input($"`{options.Data}`: there is neither `customers.csv` nor `supplier.csv`, the people to be called");
        foreach (string list in lists)
            Add(people.Read(list));
        opened = PolicyEngine.Open(policy, Clock);
    }

    private void Add(IEnumerable<(Contact? Contact, Reject? Reject)> rows)
    {
        foreach ((Contact? contact, Reject? reject) in rows)
        {
            if (reject is not null)
                rejects.Add(reject);
            if (contact is null)
                continue;
            (E164Number, CampaignId) question = (contact.Request.Callee, contact.Request.Campaign.Id);
            contacts.Add(contact with { First = firsts.GetValueOrDefault(question) });
            firsts.TryAdd(question, contact);
        }
    }
}
