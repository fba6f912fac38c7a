using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>One call, one instant, and all that is on record: also what concerns others, so that whoever decides must pick what counts.</summary>
public sealed record World
{
    /// <summary>The call.</summary>
    public required CallRequest Call { get; init; }

    /// <summary>The instant for which it is decided.</summary>
    public required Instant At { get; init; }

    /// <summary>What the public register says of the number to the controller.</summary>
    public required RegisterAnswer Register { get; init; }

    /// <summary>What is known of the contact list.</summary>
    public required ContactListAnswer List { get; init; }

    /// <summary>Consents, refusals, withdrawals.</summary>
    public ImmutableArray<ConsentEntry> Consents { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Contracts.</summary>
    public ImmutableArray<ContractEntry> Contracts { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Requests to be called.</summary>
    public ImmutableArray<PersonRequest> Requests { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Objections.</summary>
    public ImmutableArray<BlacklistEntry> Blacklist { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Directory listings.</summary>
    public ImmutableArray<DirectoryListing> Directory { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Selective revocations.</summary>
    public ImmutableArray<SelectiveRevocation> Revocations { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The facts whose source does not answer.</summary>
    public ImmutableArray<FactKey> Unavailable { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The facts that can be made unavailable, one at a time.</summary>
    internal static ImmutableArray<FactKey> Facts { get; } =
    [
        FactKeys.Consents, FactKeys.Contracts, FactKeys.Requests, FactKeys.Blacklist, FactKeys.Directory, FactKeys.SelectiveRevocations, FactKeys.ContactList,
        FactKeys.Register(Universe.Register),
    ];

    /// <summary>The same without an answer to one question.</summary>
    public World Without(FactKey fact) => this with { Unavailable = Unavailable.Contains(fact) ? Unavailable : Unavailable.Add(fact) };

    /// <summary>The same, each entry under an id of its own that begins with <paramref name="prefix"/>.</summary>
    internal World Numbered(string prefix = "") => this with
    {
        Consents = Numbered(Consents, $"{prefix}consent"),
        Contracts = Numbered(Contracts, $"{prefix}contract"),
        Requests = Numbered(Requests, $"{prefix}request"),
        Blacklist = Numbered(Blacklist, $"{prefix}objection"),
        Directory = Numbered(Directory, $"{prefix}listing"),
        Revocations = Numbered(Revocations, $"{prefix}revocation"),
    };

    /// <summary>Worlds with one thing less, for a failing case to shrink to what matters.</summary>
    internal static IEnumerable<World> Smaller(World world)
    {
        foreach (ImmutableArray<ConsentEntry> fewer in Fewer(world.Consents))
            yield return world with { Consents = fewer };
        foreach (ImmutableArray<ContractEntry> fewer in Fewer(world.Contracts))
            yield return world with { Contracts = fewer };
        foreach (ImmutableArray<PersonRequest> fewer in Fewer(world.Requests))
            yield return world with { Requests = fewer };
        foreach (ImmutableArray<BlacklistEntry> fewer in Fewer(world.Blacklist))
            yield return world with { Blacklist = fewer };
        foreach (ImmutableArray<DirectoryListing> fewer in Fewer(world.Directory))
            yield return world with { Directory = fewer };
        foreach (ImmutableArray<SelectiveRevocation> fewer in Fewer(world.Revocations))
            yield return world with { Revocations = fewer };
        foreach (ImmutableArray<FactKey> fewer in Fewer(world.Unavailable))
            yield return world with { Unavailable = fewer };
    }

    /// <summary>All of it, line by line, with numbers masked.</summary>
    public override string ToString()
    {
        IEnumerable<string> lines = new object[] { Call, $"at {At}", Register, List }
            .Concat(Consents.Select(entry => $"{entry} of {string.Join(",", entry.Categories)} for {string.Join(",", entry.Recipients)}"))
            .Concat(Contracts).Concat(Requests).Concat(Blacklist.Select(entry => $"{entry} mandates {string.Join(",", entry.RecorderMandates)}"))
            .Concat(Directory).Concat(Revocations).Concat(Unavailable.Select(key => $"unavailable: {key}"))
            .Select(thing => thing.ToString()!);
        return string.Join(Environment.NewLine, lines);
    }

    private static IEnumerable<ImmutableArray<T>> Fewer<T>(ImmutableArray<T> all) => Enumerable.Range(0, all.Length).Select(all.RemoveAt);

    private static ImmutableArray<T> Numbered<T>(ImmutableArray<T> entries, string prefix)
        where T : LedgerEntry =>
        [.. entries.Select((entry, i) => (T)((LedgerEntry)entry with { Id = $"{prefix}{i}" }))];
}
