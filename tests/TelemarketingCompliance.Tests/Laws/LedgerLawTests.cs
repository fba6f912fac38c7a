using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FsCheck.Xunit;
using TelemarketingCompliance.Tests.Laws.Generators;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>The ledger in memory takes short ways; they lead to what every ledger answers.</summary>
[Properties(Arbitrary = [typeof(LawArbitraries)], QuietOnSuccess = true)]
public sealed class LedgerLawTests
{
    [Property(MaxTest = 2_000, Replay = "20260601,1")]
    public async Task A_ledger_in_memory_answers_what_is_selected_from_all_its_entries(World world)
    {
        LedgerQuery query = LedgerQuery.For(world.Call);

        await CheckAsync(world.Consents, query, FactsJson.Default.ImmutableArrayConsentEntry);
        await CheckAsync(world.Contracts, query, FactsJson.Default.ImmutableArrayContractEntry);
        await CheckAsync(world.Requests, query, FactsJson.Default.ImmutableArrayPersonRequest);
        await CheckAsync(world.Blacklist, query, FactsJson.Default.ImmutableArrayBlacklistEntry);
        await CheckAsync(world.Directory, query, FactsJson.Default.ImmutableArrayDirectoryListing);
        await CheckAsync(world.Revocations, query, FactsJson.Default.ImmutableArraySelectiveRevocation);
    }

    private static async Task CheckAsync<TEntry>(ImmutableArray<TEntry> entries, LedgerQuery query, JsonTypeInfo<ImmutableArray<TEntry>> json)
        where TEntry : LedgerEntry
    {
        var ledger = new InMemoryLedger<TEntry>();
        await ledger.AddAsync(entries, default);

        ImmutableArray<TEntry> answer = (await ledger.FindAsync([query], default))[0];

        Assert.Equal(JsonSerializer.Serialize(LedgerEntry.Select(entries, query), json), JsonSerializer.Serialize(answer, json));
    }
}
