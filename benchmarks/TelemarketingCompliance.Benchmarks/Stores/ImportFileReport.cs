using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using TelemarketingCompliance.Cli;

namespace TelemarketingCompliance.Benchmarks.Stores;

/// <summary><c>tmc import consents</c> of a generated export, as users run it, against bare inserts of the same rows before and after it.</summary>
internal static class ImportFileReport
{
    private const int Step = 10_000;

    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("dd/MM/uuuu HH:mm");
    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    private const string Mapping = """
        {
          "columns": { "id": "pratica", "number": "telefono", "subject": "codice cliente", "state": "consenso", "at": "data", "evidence": "prova" },
          "values": { "state": { "SI": "granted", "NO": "denied" } },
          "constants": { "controller": "acme", "purposes": "sale+commercialCommunication", "channels": "operatorCall", "textVersion": "privacy-7", "level": "doubleOptIn" },
          "zone": "Europe/Rome",
          "dates": ["dd/MM/uuuu HH:mm"]
        }
        """;

    internal static async Task RunAsync(int rows, string folder)
    {
        string file = Path.Combine(folder, "crm.csv");
        string shorter = Path.Combine(folder, "shorter.csv");
        string store = Path.Combine(folder, "imported.db");
        await File.WriteAllTextAsync(Path.Combine(folder, "map.json"), Mapping).ConfigureAwait(false);
        await WriteAsync(file, rows).ConfigureAwait(false);
        await WriteAsync(shorter, rows - (rows * 3 / 100)).ConfigureAwait(false);

        Cost before = await InsertAsync(rows, Path.Combine(folder, "before.db")).ConfigureAwait(false);
        (ExitCode code, Cost cost) = await ImportAsync(folder, file, store, "--delta").ConfigureAwait(false);
        Cost after = await InsertAsync(rows, Path.Combine(folder, "after.db")).ConfigureAwait(false);
        double bare = (before.Seconds + after.Seconds) / 2;
        double bareBusy = (before.Busy + after.Busy) / 2;
        StoresReport.Say($"{new FileInfo(file).Length:N0} bytes; imported with code {code}: {cost.PerSecond(rows):N0} rows a second, {cost.Seconds:N1} s; bare inserts of the same rows: {rows / bare:N0} ({before.Seconds:N1} s before, {after.Seconds:N1} s after); ratio {bare / cost.Seconds:N2}, by processor time {bareBusy / cost.Busy:N2}");

        string position = await PositionAsync(store).ConfigureAwait(false);
        foreach ((string name, string what, string[] options) in new[] { ("the same again", file, new[] { "--delta" }), ("as a snapshot", file, ["--snapshot"]), ("a 3 % shorter snapshot", shorter, ["--snapshot"]) })
        {
            (code, cost) = await ImportAsync(folder, what, store, options).ConfigureAwait(false);
            bool isSame = await PositionAsync(store).ConfigureAwait(false) == position;
            StoresReport.Say($"{name}: code {code}, {cost.PerSecond(rows):N0} rows a second; the store {(isSame ? "stands where it stood" : "has changed")}");
        }
    }

    private static async Task WriteAsync(string path, int rows)
    {
        var file = new StreamWriter(path);
        await using (file.ConfigureAwait(false))
        {
            await file.WriteLineAsync("pratica;telefono;codice cliente;consenso;data;prova").ConfigureAwait(false);
            for (int i = 0; i < rows; i++)
            {
                ConsentEntry entry = StoresReport.ConsentOf(i);
                await file.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{entry.Id};{entry.Number!.Value.ToE164()};{entry.Subject};{(entry.State == ConsentState.Granted ? "SI" : "NO")};{Moment.Format(At(entry))};{entry.Evidence}")).ConfigureAwait(false);
            }
        }
    }

    // An hour that no change of clocks skips or repeats.
    private static LocalDateTime At(ConsentEntry entry)
    {
        LocalDateTime local = entry.At!.Value.Earliest.InZone(Rome).LocalDateTime;
        return local.Date.At(new LocalTime(9 + (local.Hour % 9), local.Minute));
    }

    private static async Task<Cost> InsertAsync(int rows, string file)
    {
        await SqliteStores.Open(file).DisposeAsync().ConfigureAwait(false);
        using var bare = new BareInserts(file);
        Cost inserted = new();
        for (int from = 0; from < rows; from += Step)
        {
            ImmutableArray<ConsentEntry> entries = [.. StoresReport.ConsentsOf(from, Math.Min(Step, rows - from)).Select(entry => entry with { At = RecordedTime.At(At(entry).InZoneStrictly(Rome).ToInstant()) })];
            (string Id, long Number, string? Subject, string Body)[] ready = [.. entries.Select(entry => (entry.Id, (long)entry.Number!.Value.Digits, entry.Subject?.Value, Encoding.UTF8.GetString(StoredJson.Write(entry).Span)))];
            await inserted.MeasureAsync(() =>
            {
                bare.Insert(ready);
                return Task.CompletedTask;
            }).ConfigureAwait(false);
        }

        return inserted;
    }

    private static async Task<(ExitCode Code, Cost Cost)> ImportAsync(string folder, string file, string store, params string[] options)
    {
        CommandConsole console = new() { Output = TextWriter.Null, Error = Console.Error, IsOutputTerminal = false, IsErrorTerminal = false, Clock = TimeProvider.System };
        Cost cost = new();
        ExitCode code = ExitCode.Fault;
        await cost.MeasureAsync(async () =>
            code = await TmcApp.RunAsync(["import", "consents", file, "--store", store, "--mapping", Path.Combine(folder, "map.json"), .. options], console, CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
        return (code, cost);
    }

    private static async Task<string> PositionAsync(string store)
    {
        SqliteStores stores = SqliteStores.Open(store);
        await using (stores.ConfigureAwait(false))
            return await stores.ReadPositionAsync().ConfigureAwait(false);
    }
}
