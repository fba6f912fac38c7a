using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace TelemarketingCompliance.Benchmarks.Stores;

/// <summary>The SQLite store with generated consents: <c>stores import|import-file|lookup [consents] [folder]</c>. Import against bare inserts of the same rows; bulk look-ups after it.</summary>
internal static class StoresReport
{
    private static readonly Instant Morning = Instant.FromUtc(2026, 11, 24, 9, 30);
    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    internal static readonly PartyId Controller = new("acme");

    internal static async Task<int> RunAsync(string[] args)
    {
        if (args is not ["import" or "import-file" or "lookup", ..])
        {
            Console.Error.WriteLine("stores import|import-file|lookup [consents] [folder]");
            return 2;
        }

        int rows = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
        string folder = Path.Combine(args.Length > 2 ? args[2] : Path.GetTempPath(), $"tmc-bench-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        try
        {
            if (args[0] == "import")
                await ImportReport.RunAsync(rows, folder).ConfigureAwait(false);
            else if (args[0] == "import-file")
                await ImportFileReport.RunAsync(rows, folder).ConfigureAwait(false);
            else
                await LookupReport.RunAsync(rows, folder).ConfigureAwait(false);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>The number of a consent: scattered over the mobile ranges, as those of customers are.</summary>
    internal static E164Number NumberOf(int i) => E164Number.FromDigits(393200000000UL + ((ulong)i * 7919 * 104729 % 199_999_991));

    /// <summary>A consent as a customer export gives it; every other customer has a person's id.</summary>
    internal static ConsentEntry ConsentOf(int i) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"crm-{i}"),
        Number = NumberOf(i),
        Subject = i % 2 == 0 ? new SubjectId(string.Create(CultureInfo.InvariantCulture, $"p-{i}")) : null,
        State = i % 9 == 0 ? ConsentState.Denied : ConsentState.Granted,
        Controller = Controller,
        Purposes = [CallPurpose.Sale, CallPurpose.CommercialCommunication],
        Channels = CallChannels.OperatorCall,
        At = i % 3 == 0 ? RecordedTime.On(new LocalDate(2025, 1 + (i % 12), 1 + (i % 28)), Rome) : RecordedTime.At(Morning - Duration.FromMinutes(i % 500_000)),
        TextVersion = "privacy-7",
        Level = EvidenceLevel.DoubleOptIn,
        Evidence = string.Create(CultureInfo.InvariantCulture, $"doi/{i}"),
    };

    internal static ImmutableArray<ConsentEntry> ConsentsOf(int from, int count) => [.. Enumerable.Range(from, count).Select(ConsentOf)];

    internal static ImportBatch Batch(string id, ImportExtent extent = ImportExtent.Delta) => new()
    {
        Id = id,
        Kind = ImportKind.Consents,
        Source = "crm",
        Extent = extent,
        FileName = "generated",
        FileSha256 = new string('0', 64),
        Actor = "benchmark",
        At = Morning,
    };
}
