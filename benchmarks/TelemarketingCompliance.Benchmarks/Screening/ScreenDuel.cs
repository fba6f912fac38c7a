using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CsvHelper;
using PhoneNumbers;

namespace TelemarketingCompliance.Benchmarks.Screening;

/// <summary>
/// <c>tmc screen</c> against a naive program on the same files, each from the first byte of the list to the last of the answer: <c>screen-duel FOLDER [ROWS] [ROUNDS]</c>.
/// The naive program reads and writes with the same CSV library and judges with <see cref="NaivePipeline"/>, whose sets and dictionaries are filled before its clock starts.
/// </summary>
internal static class ScreenDuel
{
    internal static async Task<int> RunAsync(string[] args)
    {
        string folder = args[0];
        int rows = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
        int rounds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1;
        var files = new CampaignFiles(folder, rows);
        await files.WriteAsync();
        NaivePipeline naive = Learn(files);
        for (int round = 0; round < rounds; round++)
        {
            GC.Collect();
            Stopwatch clock = Stopwatch.StartNew();
            (long permitted, long rejected) = Screen(naive, files.List, Path.Combine(folder, "naive.csv"));
            double seconds = clock.Elapsed.TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"naive: {rows:N0} rows, {permitted:N0} permitted, {rejected:N0} rejected, {seconds:F1} s"));
            clock.Restart();
            JsonElement told = RunTmc(files, Path.Combine(folder, "screened.csv"));
            double ours = clock.Elapsed.TotalSeconds;
            long memory = told.GetProperty("peakMemory").GetInt64();
            if (told.GetProperty("permitted").GetInt64() != permitted || told.GetProperty("rejected").GetInt64() != rejected)
                throw new InvalidOperationException($"the two differ: {told}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tmc screen: the same counts, {ours:F1} s with its start, {rows / ours:N0} rows a second, {memory >> 20} MB at most, {seconds / ours:F1} × naive"));
        }

        return 0;
    }

    private static NaivePipeline Learn(CampaignFiles files)
    {
        using SqliteStores stores = SqliteStores.Open(files.Store);
        ComplianceEngine engine = ComplianceEngine.Create(builder => builder.AddItaly().UseSqliteStores(stores).AddRegister(RegisterSet.Open("it-rpo", files.Registers)));
        return new NaivePipeline(Gather(engine, files.List), CampaignFiles.Template, CampaignFiles.At, engine.MaxFindings);
    }

    private static IEnumerable<FactBatch> Gather(ComplianceEngine engine, string list)
    {
        foreach (string[] lines in File.ReadLines(list).Skip(1).Chunk(FactBatch.MaxCount))
        {
            ImmutableArray<CallRequest> calls =
            [
                .. lines.Select(line => E164Number.TryParse(line.Split(';')[2], "IT", out E164Number number) ? number : default).Where(number => !number.IsDefault)
                    .Select(number => CampaignFiles.Template with { Callee = number }),
            ];
            yield return engine.GatherAsync(calls, CampaignFiles.At).AsTask().GetAwaiter().GetResult();
        }
    }

    private static (long Permitted, long Rejected) Screen(NaivePipeline naive, string list, string output)
    {
        using CsvReader reader = CsvReader.Create(File.OpenRead(list), new CsvReaderOptions { Separator = ';', HasHeader = true });
        using CsvWriter writer = CsvWriter.Create(File.Create(output), new CsvWriterOptions { Separator = ';', NewLine = "\n" }, leaveOpen: false);
        (long permitted, long rejected) = (0, 0);
        while (reader.Read())
        {
            Verdict verdict;
            try
            {
                verdict = naive.Decide(reader.GetString(2));
            }
            catch (NumberParseException)
            {
                rejected++;
                continue;
            }

            permitted += verdict.IsPermitted ? 1 : 0;
            for (int i = 0; i < 6; i++)
                writer.WriteField(reader.GetString(i));
            writer.WriteField(verdict.IsPermitted ? "permitted" : "blocked");
            writer.WriteField(verdict.Basis.ToString());
            writer.WriteField(string.Join(';', Reasons(naive.Findings)));
            writer.WriteField(verdict.ChangesAt?.ToString());
            writer.EndRecord();
        }

        return (permitted, rejected);
    }

    private static List<string> Reasons(ReadOnlySpan<Finding> findings)
    {
        List<string> reasons = [];
        foreach (Finding finding in findings)
        {
            if (finding.Kind == FindingKind.Block && !reasons.Contains(finding.Reason!.Code))
                reasons.Add(finding.Reason.Code);
        }

        return reasons;
    }

    private static JsonElement RunTmc(CampaignFiles files, string output)
    {
        string[] args =
        [
            Path.Combine(AppContext.BaseDirectory, "TelemarketingCompliance.Cli.dll"), "screen", "--policy", files.Policy, "--campaign", "spring", "--input", files.List, "--output", output,
            "--column", "telefono", "--at", "2026-11-24T09:30:00Z", "--json",
        ];
        using Process process = Process.Start(new ProcessStartInfo("dotnet", args) { RedirectStandardOutput = true })!;
        string told = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? JsonDocument.Parse(told).RootElement : throw new InvalidOperationException($"tmc ended with {process.ExitCode}");
    }
}
