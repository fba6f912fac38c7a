using System.Diagnostics;
using System.Globalization;

namespace TelemarketingCompliance.Cli.Tests.Screen;

/// <summary>A screening that is killed and goes on gives the bytes of one that was not.</summary>
public sealed class ResumeTests : IDisposable
{
    private const int Rows = 60_000;

    private readonly Campaign campaign = new(known: 5000);

    private Workplace Place => campaign.Place;

    public void Dispose() => campaign.Dispose();

    /// <summary>How often the program is killed: 20 times, or as often as the environment says.</summary>
    private static int Kills => int.Parse(Environment.GetEnvironmentVariable("TMC_TEST_KILLS") ?? "20", CultureInfo.InvariantCulture);

    [Fact]
    public void Killed_after_any_count_of_bytes_of_the_journal_it_goes_on_and_gives_the_same_bytes()
    {
        Place.File("list.csv", Campaign.Rows(Rows));
        campaign.Screen("list.csv", "whole.csv");
        byte[] expected = Place.BytesOf("whole.csv");
        byte[] expectedRejects = Place.BytesOf("whole.csv.rejects.csv");
        var random = new Random(20261124);
        int killed = 0;
        int finished = 0;

        while (killed < Kills)
        {
            long bytes = JournalLength() + random.Next(1, 12_000);
            if (RunAndKillAt(bytes))
            {
                killed++;
                Assert.False(File.Exists(Place["out.csv"]));
                continue;
            }

            finished++;
            CompareAndRemove();
        }

        Place.Ok(campaign.Args("list.csv", "out.csv", "--resume"));
        CompareAndRemove();
        Assert.True(finished < killed, "most runs must be killed before they end");

        void CompareAndRemove()
        {
            Assert.Equal(expected, Place.BytesOf("out.csv"));
            Assert.Equal(expectedRejects, Place.BytesOf("out.csv.rejects.csv"));
            Assert.DoesNotContain(Place.Entries, name => name.EndsWith(".part", StringComparison.Ordinal) || name.EndsWith(".journal", StringComparison.Ordinal));
            File.Delete(Place["out.csv"]);
            File.Delete(Place["out.csv.rejects.csv"]);
        }
    }

    [Theory]
    [InlineData("out.csv.part", -1)]
    [InlineData("out.csv.part", 5000)]
    [InlineData("out.csv.rejects.csv.part", 100)]
    [InlineData("out.csv.journal", 5000)]
    [InlineData("out.csv.journal", 40)]
    [InlineData("out.csv.journal", -1)]
    public void What_is_left_may_be_cut_or_damaged_anywhere(string file, int at)
    {
        Place.File("list.csv", Campaign.Rows(20_000));
        campaign.Screen("list.csv", "whole.csv");
        Assert.True(RunAndKillAt(9_000) || File.Exists(Place["out.csv"]));
        if (!File.Exists(Place[file]))
            return;
        byte[] left = Place.BytesOf(file);
        if (at < 0)
            left[left.Length / 2] ^= 0x20;
        Place.Bytes(file, at >= 0 ? left[..Math.Min(at, left.Length)] : left);

        Place.Ok(campaign.Args("list.csv", "out.csv", "--resume"));

        Assert.Equal(Place.BytesOf("whole.csv"), Place.BytesOf("out.csv"));
        Assert.Equal(Place.BytesOf("whole.csv.rejects.csv"), Place.BytesOf("out.csv.rejects.csv"));
    }

    [Fact]
    public async Task It_begins_anew_where_the_answers_might_differ_and_says_why()
    {
        Place.File("list.csv", Campaign.Rows(20_000));
        Leave();
        Place.File("policy.json", Campaign.Policy.Replace("\"telecom\"", "\"energy\"", StringComparison.Ordinal));

        RunResult policy = Place.Ok(campaign.Args("list.csv", "out.csv", "--resume"));

        Assert.Contains("begins at the first row, because `policy` changed since", policy.Error, StringComparison.Ordinal);
        campaign.Screen("list.csv", "energy.csv");
        Assert.Equal(Place.BytesOf("energy.csv"), Place.BytesOf("out.csv"));

        Leave();
        using (SqliteStores stores = SqliteStores.Open(Place["store.db"]))
        {
            await stores.Blacklist.AddAsync(
                [new BlacklistEntry { Id = "new", Number = Campaign.Number(5), Scope = BlacklistScope.Controller, Controller = new("shop"), RecordedBy = new("shop"), Actor = "op", Channel = "call", At = RecordedTime.At(Instant.FromUtc(2026, 11, 23, 9, 0)) }],
                default);
        }

        Assert.Contains("because `store` changed since", Place.Ok(campaign.Args("list.csv", "out.csv", "--resume")).Error, StringComparison.Ordinal);
        Assert.Contains("there is nothing to resume", Place.Ok(campaign.Args("list.csv", "out.csv", "--resume")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void It_goes_on_for_the_instant_of_its_beginning()
    {
        Place.File("list.csv", Campaign.Rows(20_000));
        campaign.Screen("list.csv", "whole.csv");
        Leave();

        string[] args = campaign.Args("list.csv", "out.csv", "--resume");
        int at = Array.IndexOf(args, "--at");
        RunResult resumed = Place.Ok([.. args[..at], .. args[(at + 2)..]]);

        Assert.Contains("goes on after row", resumed.Error, StringComparison.Ordinal);
        Assert.Equal(Place.BytesOf("whole.csv"), Place.BytesOf("out.csv"));
    }

    // A run that leaves something to resume.
    private void Leave()
    {
        do
            File.Delete(Place["out.csv"]);
        while (!RunAndKillAt(4_000, resume: false));
    }

    // The program deletes the journal when it has ended.
    private long JournalLength()
    {
        try
        {
            return new FileInfo(Place["out.csv.journal"]).Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    /// <summary>Runs the program until its journal has so many bytes, and kills it; false where it ended before.</summary>
    private bool RunAndKillAt(long bytes, bool resume = true)
    {
        using Process process = TmcProcess.Start(TmcProcess.Program, Place.Folder, campaign.Args("list.csv", "out.csv", resume ? ["--resume"] : []));
        while (!process.WaitForExit(milliseconds: 1))
        {
            if (JournalLength() < bytes)
                continue;
            process.Kill();
            process.WaitForExit();
            return !File.Exists(Place["out.csv"]);
        }

        Assert.Equal(0, process.ExitCode);
        return false;
    }
}
