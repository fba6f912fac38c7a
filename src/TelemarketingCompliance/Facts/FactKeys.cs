using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;

namespace TelemarketingCompliance;

/// <summary>The facts this library knows.</summary>
public static class FactKeys
{
    private static readonly ConcurrentDictionary<string, FactKey<RegisterAnswer>> Registers = new(StringComparer.Ordinal);

    /// <summary>Class and region of the number called.</summary>
    public static FactKey<NumberProfile> Number { get; } = new(
        "number.profile",
        new("number.unavailable", "the class of the number could not be determined", "non è stato possibile determinare il tipo di numerazione"),
        FactsJson.Default.NumberProfile,
        "every engine has it");

    /// <summary>The places where the callee may be: declared, and of the number. Empty means that none is known.</summary>
    public static FactKey<ImmutableArray<CalleePlace>> Place { get; } = new(
        "callee.place",
        new("place.unavailable", "the callee's place could not be determined", "non è stato possibile determinare il luogo della persona chiamata"),
        FactsJson.Default.ImmutableArrayCalleePlace,
        "every engine has it");

    /// <summary>The consent entries about the number or the person.</summary>
    public static FactKey<ImmutableArray<ConsentEntry>> Consents { get; } = Entries(
        "consent.entries",
        new("consent.unavailable", "the consent ledger could not be read", "non è stato possibile leggere il registro dei consensi"),
        FactsJson.Default.ImmutableArrayConsentEntry,
        "UseConsents(ledger)",
        reread: true);

    /// <summary>The contracts of the number or the person with the controller.</summary>
    public static FactKey<ImmutableArray<ContractEntry>> Contracts { get; } = Entries(
        "contract.entries",
        new("contract.unavailable", "the contracts could not be read", "non è stato possibile leggere i contratti"),
        FactsJson.Default.ImmutableArrayContractEntry,
        "UseContracts(ledger)");

    /// <summary>The person's own requests to be called.</summary>
    public static FactKey<ImmutableArray<PersonRequest>> Requests { get; } = Entries(
        "request.entries",
        new("request.unavailable", "the requests to be called could not be read", "non è stato possibile leggere le richieste di contatto"),
        FactsJson.Default.ImmutableArrayPersonRequest,
        "UsePersonRequests(ledger)",
        reread: true);

    /// <summary>The objections that bind this controller and processor.</summary>
    public static FactKey<ImmutableArray<BlacklistEntry>> Blacklist { get; } = Entries(
        "blacklist.entries",
        new("blacklist.unavailable", "the blacklist could not be read", "non è stato possibile leggere la lista nera"),
        FactsJson.Default.ImmutableArrayBlacklistEntry,
        "UseBlacklist(ledger)",
        reread: true);

    /// <summary>What the telephone directories say of the number.</summary>
    public static FactKey<ImmutableArray<DirectoryListing>> Directory { get; } = Entries(
        "directory.entries",
        new("directory.unavailable", "the directory listings could not be read", "non è stato possibile leggere gli elenchi telefonici"),
        FactsJson.Default.ImmutableArrayDirectoryListing,
        "UseDirectory(ledger)");

    /// <summary>The selective revocations towards the controller.</summary>
    public static FactKey<ImmutableArray<SelectiveRevocation>> SelectiveRevocations { get; } = Entries(
        "register.revocations",
        new("register.revocations-unavailable", "the selective revocations could not be read", "non è stato possibile leggere le revoche selettive"),
        FactsJson.Default.ImmutableArraySelectiveRevocation,
        "UseSelectiveRevocations(ledger)");

    /// <summary>The contact list the request names, and whether it holds the number.</summary>
    public static FactKey<ContactListAnswer> ContactList { get; } = new(
        "list.membership",
        new("list.unavailable", "the contact list could not be read", "non è stato possibile leggere la lista di contatto"),
        FactsJson.Default.ContactListAnswer,
        "UseContactLists(store)");

    /// <summary>Class and region of the number presented; <c>default</c> where it is withheld.</summary>
    public static FactKey<NumberProfile> CallerIdNumber { get; } = new(
        "caller-id.profile",
        new("caller-id.profile-unavailable", "the class of the caller ID could not be determined", "non è stato possibile determinare il tipo del numero chiamante"),
        FactsJson.Default.NumberProfile,
        "every engine has it");

    /// <summary>What is on record about the number presented, as far as the parties may see it.</summary>
    public static FactKey<ImmutableArray<CallerIdRecord>> CallerIdRecords { get; } = new(
        "caller-id.records",
        new("caller-id.unavailable", "the records of the caller ID could not be read", "non è stato possibile leggere le registrazioni del numero chiamante"),
        FactsJson.Default.ImmutableArrayCallerIdRecord,
        "UseCallerIds(ledger)");

    /// <summary>The earlier attempts on the number or the person that the parties may count, oldest first.</summary>
    public static FactKey<ImmutableArray<AttemptRecord>> Attempts { get; } = new(
        "frequency.attempts",
        new("frequency.unavailable", "the earlier attempts could not be read", "non è stato possibile leggere i tentativi precedenti"),
        FactsJson.Default.ImmutableArrayAttemptRecord,
        "UseAttempts(store)");

    /// <summary>What was dialed for the campaign so far.</summary>
    public static FactKey<CampaignStatistics> CampaignStatistics { get; } = new(
        "abandonment.statistics",
        new("abandonment.unavailable", "what was dialed for the campaign could not be counted", "non è stato possibile contare le chiamate della campagna"),
        FactsJson.Default.CampaignStatistics,
        "UseAttempts(store)");

    /// <summary>The answer of the register called <paramref name="register"/>; the same key for the same name.</summary>
    public static FactKey<RegisterAnswer> Register(string register)
    {
        Identifier.Check(register, nameof(register));
        return Registers.GetOrAdd(register, static name => new(
            $"register.{name}",
            new("register.unavailable", "the register could not be read", "non è stato possibile leggere il registro delle opposizioni"),
            FactsJson.Default.RegisterAnswer,
            $"AddRegister(\"{name}\", folder)"));
    }

    private static FactKey<ImmutableArray<TEntry>> Entries<TEntry>(
        string name, ReasonCode unavailable, JsonTypeInfo<ImmutableArray<TEntry>> json, string suppliedBy, bool reread = false)
        where TEntry : LedgerEntry => new(name, unavailable, json, suppliedBy, reread) { IsEmpty = static entries => entries is { IsDefault: false, Length: 0 } };
}
