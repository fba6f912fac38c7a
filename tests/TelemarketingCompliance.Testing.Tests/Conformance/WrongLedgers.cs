using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace TelemarketingCompliance.Testing.Tests.Conformance;

/// <summary>For each case about ledgers one that is wrong in just that.</summary>
internal static class WrongLedgers<TEntry>
    where TEntry : LedgerEntry
{
    /// <summary>Cases in which a fault shows as well, because they ask the same of two nodes, or after a restart.</summary>
    public static ImmutableDictionary<string, ImmutableArray<string>> FailAlso { get; } = new Dictionary<string, ImmutableArray<string>>
    {
        ["add.other-under-an-id"] = ["reopened.holds-everything", "shared.seen-at-once"],
    }.ToImmutableDictionary();

    public static ImmutableDictionary<string, Func<StoreMaker<ILedger<TEntry>>>> All { get; } = new Dictionary<string, Func<StoreMaker<ILedger<TEntry>>>>
    {
        // Before the first entry there is no answer.
        ["find.by-number"] = () => Wrong(inner =>
        {
            bool added = false;
            return new AlteredLedger<TEntry>(inner)
            {
                Add = (ledger, entries, token) =>
                {
                    added = true;
                    return ledger.AddAsync(entries, token);
                },
                Find = async (ledger, queries, token) => added ? await ledger.FindAsync(queries, token) : [.. queries.Select(_ => default(ImmutableArray<TEntry>))],
            };
        }),
        ["find.by-person"] = () => Asking(query => query with { Subject = null }),
        ["find.by-id-in-order"] = () => Answering((_, answer) => [.. answer.OrderBy(entry => entry.Id, StringComparer.OrdinalIgnoreCase)]),
        ["find.answers-in-order"] = () => Wrong(inner => new AlteredLedger<TEntry>(inner) { Find = (ledger, queries, token) => ledger.FindAsync([.. queries.Distinct()], token) }),
        // Answers the first controller that asked, and nobody else.
        ["find.what-the-parties-may-see"] = () => Wrong(inner =>
        {
            PartyId? first = null;
            return new AlteredLedger<TEntry>(inner)
            {
                Find = async (ledger, queries, token) => [.. (await ledger.FindAsync(queries, token)).Select((answer, i) => queries[i].Controller == (first ??= queries[i].Controller) ? answer : [])],
            };
        }),
        // Nobody is everybody.
        ["find.nobody"] = () => Wrong(inner =>
        {
            var all = new ConcurrentQueue<TEntry>();
            return new AlteredLedger<TEntry>(inner)
            {
                Add = (ledger, entries, token) =>
                {
                    entries.ToList().ForEach(all.Enqueue);
                    return ledger.AddAsync(entries, token);
                },
                Find = async (ledger, queries, token) => [.. (await ledger.FindAsync(queries, token)).Select((answer, i) => queries[i] is { Number.IsDefault: true, Subject: null } ? [.. all] : answer)],
            };
        }),
        ["find.thousands"] = () => Wrong(inner => new AlteredLedger<TEntry>(inner)
        {
            Find = async (ledger, queries, token) => [.. (await ledger.FindAsync(queries, token)).Select((answer, i) => i < 1000 ? answer : [])],
        }),
        ["add.keeps-every-field"] = () => Adding(entries => [.. entries.Select(entry => entry.Id == "full" ? (TEntry)Dropped(entry) : entry)]),
        // Knows no equal entries.
        ["add.equal-again"] = () => Wrong(inner =>
        {
            var ids = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
            return new AlteredLedger<TEntry>(inner)
            {
                Add = (ledger, entries, token) => entries.Any(entry => !ids.TryAdd(entry.Id, true)) ? throw new ArgumentException("an id is taken") : ledger.AddAsync(entries, token),
            };
        }),
        ["add.other-under-an-id"] = () => Swallowing(entries => entries is [{ Id: "e-1" }]),
        // Adds what stands before the entry that it refuses.
        ["add.all-or-none"] = () => Wrong(inner => new AlteredLedger<TEntry>(inner)
        {
            Add = async (ledger, entries, token) =>
            {
                if (entries.Length != 3)
                    await ledger.AddAsync(entries, token);
                else
                {
                    foreach (TEntry entry in entries)
                        await ledger.AddAsync([entry], token);
                }
            },
        }),
        ["add.two-under-an-id"] = () => Adding(entries => [.. entries.DistinctBy(entry => entry.Id, StringComparer.Ordinal)]),
        ["add.invalid"] = () => Adding(entries => [.. entries.Where(IsValid)]),
        // A column of 63 characters.
        ["add.ids-are-ordinal"] = () => Wrong(inner =>
        {
            var ids = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
            return new AlteredLedger<TEntry>(inner)
            {
                Add = (ledger, entries, token) =>
                    entries.Any(entry => entry.Id.Length == 64 && ids.GetOrAdd(entry.Id[..63], entry.Id) != entry.Id) ? throw new ArgumentException("an id is taken") : ledger.AddAsync(entries, token),
            };
        }),
        ["add.thousands"] = () => Adding(entries => [.. entries.Take(1000)]),
        ["add.nothing"] = () => Adding(entries => entries.IsEmpty ? throw new ArgumentException("nothing to add") : entries),
        ["token.gives-up"] = () => Wrong(inner => new AlteredLedger<TEntry>(inner) { Add = (ledger, entries, _) => ledger.AddAsync(entries, CancellationToken.None) }),
        // Loses an entry.
        ["race.all-are-there"] = () => Adding(entries => entries is [{ Id: "race-07-05" }] ? [] : entries),
        ["race.one-id"] = () => Swallowing(entries => entries is [{ Id: "race-one" }]),
        // Adds one of two entries, lets the others come, and adds the other when somebody has asked.
        ["race.never-half"] = () => Wrong(inner =>
        {
            int batches = 0;
            int asked = 0;
            bool isHalf = false;
            return new AlteredLedger<TEntry>(inner)
            {
                Add = async (ledger, entries, token) =>
                {
                    if (entries is [{ Id: ['h', 'a', 'l', 'f', ..] } one, _])
                    {
                        if (Interlocked.Increment(ref batches) == 1)
                        {
                            await ledger.AddAsync([one], token);
                            Volatile.Write(ref isHalf, true);
                            SpinWait.SpinUntil(() => Volatile.Read(ref asked) > 0);
                        }
                        else
                        {
                            SpinWait.SpinUntil(() => Volatile.Read(ref isHalf));
                        }
                    }

                    await ledger.AddAsync(entries, token);
                },
                Find = async (ledger, queries, token) =>
                {
                    bool sawHalf = Volatile.Read(ref isHalf);
                    ImmutableArray<ImmutableArray<TEntry>> answers = await ledger.FindAsync(queries, token);
                    if (sawHalf)
                        Interlocked.Increment(ref asked);
                    return answers;
                },
            };
        }),
        ["reopened.holds-everything"] = () => new StoreMaker<ILedger<TEntry>>(_ => new InMemoryLedger<TEntry>()) { OpensAgain = _ => new InMemoryLedger<TEntry>() },
        ["shared.seen-at-once"] = () => new StoreMaker<ILedger<TEntry>>(_ => new InMemoryLedger<TEntry>()) { OpensAnother = _ => new InMemoryLedger<TEntry>() },
    }.ToImmutableDictionary();

    private static StoreMaker<ILedger<TEntry>> Wrong(Func<InMemoryLedger<TEntry>, AlteredLedger<TEntry>> make) => new(_ => make(new InMemoryLedger<TEntry>()));

    private static StoreMaker<ILedger<TEntry>> Asking(Func<LedgerQuery, LedgerQuery> changed) =>
        Wrong(inner => new AlteredLedger<TEntry>(inner) { Find = (ledger, queries, token) => ledger.FindAsync([.. queries.Select(changed)], token) });

    private static StoreMaker<ILedger<TEntry>> Answering(Func<LedgerQuery, ImmutableArray<TEntry>, ImmutableArray<TEntry>> changed) => Wrong(inner => new AlteredLedger<TEntry>(inner)
    {
        Find = async (ledger, queries, token) => [.. (await ledger.FindAsync(queries, token)).Select((answer, i) => changed(queries[i], answer))],
    });

    private static StoreMaker<ILedger<TEntry>> Adding(Func<ImmutableArray<TEntry>, ImmutableArray<TEntry>> changed) =>
        Wrong(inner => new AlteredLedger<TEntry>(inner) { Add = (ledger, entries, token) => ledger.AddAsync(changed(entries), token) });

    /// <summary>Refuses, and tells nobody.</summary>
    private static StoreMaker<ILedger<TEntry>> Swallowing(Func<ImmutableArray<TEntry>, bool> concerned) => Wrong(inner => new AlteredLedger<TEntry>(inner)
    {
        Add = async (ledger, entries, token) =>
        {
            try
            {
                await ledger.AddAsync(entries, token);
            }
            catch (ArgumentException) when (concerned(entries))
            {
                // The first entry stands.
            }
        },
    });

    private static bool IsValid(TEntry entry)
    {
        try
        {
            entry.Validate();
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static LedgerEntry Dropped(LedgerEntry entry) => entry switch
    {
        ConsentEntry consent => consent with { Evidence = null },
        ContractEntry contract => contract with { EndedAt = null },
        PersonRequest request => request with { ExpiresAt = null },
        BlacklistEntry objection => objection with { Reason = null },
        DirectoryListing listing => listing with { At = RecordedTime.At(listing.At.Earliest) },
        SelectiveRevocation revocation => revocation with { Until = null },
        CallerIdRecord record => record with { Campaigns = [] },
        _ => throw new ArgumentException($"an entry of an unknown kind, {entry.GetType().Name}", nameof(entry)),
    };
}
