using System.Diagnostics;
using System.Globalization;

namespace TelemarketingCompliance.Stores.Tests.Sqlite;

/// <summary>A process that is killed while it writes loses nothing that it was told is kept, and leaves a store that opens.</summary>
public sealed class KillTests
{
    private const int Kills = 12;

    private static readonly string Writer = Path.Combine(AppContext.BaseDirectory, "TelemarketingCompliance.Stores.Writer" + (OperatingSystem.IsWindows() ? ".exe" : ""));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // More with the environment's STORE_KILLS.
    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("STORE_KILLS"), CultureInfo.InvariantCulture, out int more) ? more : Kills;

    [Fact]
    public async Task Nothing_that_was_acknowledged_is_lost_and_no_batch_is_there_in_half()
    {
        using var scratch = new Scratch();
        scratch.Open().Dispose();
        var random = new Random(20261124);
        for (int kill = 0; kill < Count; kill++)
        {
            string name = $"run-{kill}";
            string[] acknowledged = await RunAsync(scratch["store.db"], kill, name, killAfter: random.Next(1, 120));

            await CheckAsync(scratch, name, acknowledged);
        }

        Assert.Equal("ok", scratch.Text("PRAGMA integrity_check"));
    }

    /// <summary>Starts a process that writes, and kills it when it has said so many lines; what it said before it died was acknowledged too.</summary>
    private static async Task<string[]> RunAsync(string store, int seed, string name, int killAfter)
    {
        ProcessStartInfo start = new(Writer, [store, seed.ToString(CultureInfo.InvariantCulture), name]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_ROLL_FORWARD"] = "Major";
        using Process process = Process.Start(start)!;
        var lines = new List<string>();
        while (lines.Count < killAfter && await process.StandardOutput.ReadLineAsync(Token) is { } line)
            lines.Add(line);
        Assert.Equal(killAfter, lines.Count);
        process.Kill();
        string rest = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        lines.AddRange(rest.Split('\n')[..^1]);
        return [.. lines];
    }

    private static async Task CheckAsync(Scratch scratch, string name, string[] acknowledged)
    {
        using SqliteStores stores = scratch.Open(new SqliteStoreOptions { CreateIfMissing = false });
        foreach (string[] words in acknowledged.Select(line => line.Split(' ')))
        {
            if (words[0] is "entries" or "imported")
            {
                (int first, int count) = (int.Parse(words[1], CultureInfo.InvariantCulture), int.Parse(words[2], CultureInfo.InvariantCulture));
                string[] expected = [.. Enumerable.Range(first, count).Select(i => $"{name}-{i}")];
                Assert.Equal(expected, await FoundAsync(stores, name, words[0], first, count));
                continue;
            }

            StoredAttempt? attempt = await stores.Attempts.ReadAsync(new PermitId(words[1]), Token);
            Assert.NotNull(attempt);
            Assert.Equal(words[0] == "completed" ? OutcomeKind.Silent : attempt.Outcome?.Kind, attempt.Outcome?.Kind);
        }

        // What was under way when the process died is there as a whole or not at all: each batch says how many there are of it.
        long halves = scratch.Ask("SELECT count(*) FROM (SELECT 1 FROM blacklist GROUP BY body ->> 'actor' HAVING count(*) <> CAST(min(body ->> 'reason') AS INTEGER))");
        Assert.Equal(0, halves);
        CampaignStatistics counted = (await stores.Attempts.CountAsync([new CampaignQuery(new("acme"), new(name), new("acme"))], Token))[0];
        Assert.Equal(scratch.Ask($"SELECT count(*) FROM attempt JOIN campaign_part ON campaign_part.seq = part WHERE campaign = '{name}' AND outcome IS NOT NULL"), counted.Whole.Silent);
        Assert.Equal(scratch.Ask($"SELECT count(*) FROM attempt JOIN campaign_part ON campaign_part.seq = part WHERE campaign = '{name}' AND confirmed_at IS NOT NULL"), counted.Whole.Dialed);
    }

    private static async Task<IEnumerable<string>> FoundAsync(SqliteStores stores, string name, string kind, int first, int count)
    {
        LedgerQuery[] queries = [.. Enumerable.Range(first, count).Select(i => new LedgerQuery(E164Number.FromDigits(393330000000UL + (ulong)i), null, new("acme"), new("acme"), null))];
        IEnumerable<LedgerEntry> found = kind == "entries"
            ? (await stores.Blacklist.FindAsync([.. queries], Token)).SelectMany(answer => answer)
            : (await stores.Consents.FindAsync([.. queries], Token)).SelectMany(answer => answer);
        return found.Select(entry => entry.Id).Where(id => id.StartsWith(name + "-", StringComparison.Ordinal));
    }
}
