using System.Collections.Immutable;
using System.Diagnostics;

namespace TelemarketingCompliance.Benchmarks.Stores;

/// <summary>Asks batches of 4,096 numbers, a tenth of which have a consent, of the file in several ways and of a ledger in memory, in turn.</summary>
internal static class LookupReport
{
    private const int BatchSize = 4096;
    private const int Batches = 60;
    private const int Rounds = 7;

    internal static async Task RunAsync(int rows, string folder)
    {
        string path = Path.Combine(folder, "store.db");
        var memory = new InMemoryLedger<ConsentEntry>(rows);
        using (SqliteStores stores = SqliteStores.Open(path))
        {
            await using SqliteImport import = await stores.BeginImportAsync(StoresReport.Batch("first")).ConfigureAwait(false);
            for (int from = 0; from < rows; from += 10_000)
            {
                ImmutableArray<ConsentEntry> entries = StoresReport.ConsentsOf(from, Math.Min(10_000, rows - from));
                await import.AddAsync(entries).ConfigureAwait(false);
                await memory.AddAsync(entries, default).ConfigureAwait(false);
            }

            await import.CompleteAsync().ConfigureAwait(false);
        }

        using SqliteStores plain = SqliteStores.Open(path);
        using SqliteStores mapped = SqliteStores.Open(path, new SqliteStoreOptions { MappedBytes = 4L << 30 });
        using SqliteStores without = SqliteStores.Open(path, new SqliteStoreOptions { LookupBytes = 0 });
        (string Name, ILedger<ConsentEntry> Ledger)[] ledgers =
        [
            ("in memory", memory), ("file", plain.Consents), ("file, mapped", mapped.Consents), ("file, nothing kept in memory", without.Consents),
        ];
        double[][] times = [.. ledgers.Select(_ => new double[Rounds])];
        var random = new Random(20261124);
        for (int round = -2; round < Rounds; round++)
        {
            ImmutableArray<LedgerQuery>[] batches = [.. Enumerable.Range(0, Batches).Select(_ => BatchOf(random, rows))];
            for (int i = 0; i < ledgers.Length; i++)
            {
                double nanoseconds = await AskAsync(ledgers[i].Ledger, batches).ConfigureAwait(false);
                if (round >= 0)
                    times[i][round] = nanoseconds;
            }
        }

        for (int i = 0; i < ledgers.Length; i++)
        {
            Array.Sort(times[i]);
            StoresReport.Say($"{ledgers[i].Name}: {times[i][Rounds / 2]:N0} ns a question [{times[i][Rounds / 4]:N0}–{times[i][Rounds * 3 / 4]:N0}]");
        }

        await SingleAsync(plain.Consents, rows, random).ConfigureAwait(false);
    }

    private static ImmutableArray<LedgerQuery> BatchOf(Random random, int rows) =>
    [
        .. Enumerable.Range(0, BatchSize).Select(_ => new LedgerQuery(
            random.Next(10) == 0 ? StoresReport.NumberOf(random.Next(rows)) : E164Number.FromDigits(393_600_000_000UL + (ulong)random.Next(200_000_000)),
            null, StoresReport.Controller, StoresReport.Controller, null)),
    ];

    /// <summary>Processor time of the process for one question; others on the machine do not count.</summary>
    private static async Task<double> AskAsync(ILedger<ConsentEntry> ledger, ImmutableArray<LedgerQuery>[] batches)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        int found = 0;
        foreach (ImmutableArray<LedgerQuery> batch in batches)
        {
            foreach (ImmutableArray<ConsentEntry> answer in await ledger.FindAsync(batch, default).ConfigureAwait(false))
                found += answer.Length;
        }

        double nanoseconds = (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / (batches.Length * BatchSize);
        return Math.Abs(found - (batches.Length * BatchSize / 10)) < batches.Length * BatchSize / 50 ? nanoseconds : throw new InvalidOperationException($"{found} found");
    }

    private static async Task SingleAsync(ILedger<ConsentEntry> ledger, int rows, Random random)
    {
        const int Questions = 20_000;
        long started = Stopwatch.GetTimestamp();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < Questions; i++)
            await ledger.FindAsync([BatchOfOne(random, rows)], default).ConfigureAwait(false);
        StoresReport.Say($"one question at a time, file: {(Environment.CpuUsage.TotalTime - before).TotalMicroseconds / Questions:N1} µs of processor time, {Stopwatch.GetElapsedTime(started).TotalMicroseconds / Questions:N1} µs passed");
    }

    private static LedgerQuery BatchOfOne(Random random, int rows) => new(StoresReport.NumberOf(random.Next(rows)), null, StoresReport.Controller, StoresReport.Controller, null);
}
