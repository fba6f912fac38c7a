using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What campaigns dialed: added up for ever, by the hour and by the minute, so that no question reads a campaign's attempts beyond those of one minute and permits that outlive ten.</summary>
/// <remarks>Holds changes of one transaction until they are written; a part is one campaign dialed by one processor.</remarks>
internal sealed class CampaignTotals
{
    private const long Ever = 0;
    private const long Minute = 60_000_000_000;
    private const long Hour = 60 * Minute;

    private const string InsertPart = "INSERT OR IGNORE INTO campaign_part (controller, campaign, processor) VALUES (?1, ?2, ?3)";
    private const string FindPart = "SELECT seq FROM campaign_part WHERE controller = ?1 AND campaign = ?2 AND processor = ?3";
    private const string Parts = "SELECT seq, processor FROM campaign_part WHERE controller = ?1 AND campaign = ?2";
    private const string AddUp = $"""
        INSERT INTO campaign_count (part, width, start, {Counted.Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        ON CONFLICT DO UPDATE SET
            dialed = dialed + excluded.dialed, open = open + excluded.open, missing = missing + excluded.missing, answered = answered + excluded.answered,
            silent = silent + excluded.silent, machine = machine + excluded.machine, estimated = estimated + excluded.estimated
        """;

    private const string EverOf = $"SELECT {Counted.Columns} FROM campaign_count WHERE part = ?1 AND width = 0 AND start = 0";

    // The rest of a minute from the attempts themselves, the rest of its hour from minutes, everything after that from hours.
    private const string Since = $"""
        SELECT sum(dialed), sum(open), sum(missing), sum(answered), sum(silent), sum(machine), sum(estimated) FROM (
            SELECT {Counted.Columns} FROM attempt WHERE part = ?1 AND charged_at >= ?2 AND charged_at < ?3
            UNION ALL
            SELECT {Counted.Columns} FROM campaign_count WHERE part = ?1 AND width = 60 AND start >= ?4 AND start < ?5
            UNION ALL
            SELECT {Counted.Columns} FROM campaign_count WHERE part = ?1 AND width = 3600 AND start >= ?6)
        """;

    // By their end: of those that nobody ever confirmed or gave back the index passes over all whose end is past.
    private const string Lasting = """
        SELECT count(*), sum(charged_at >= ?4) FROM attempt INDEXED BY attempt_open WHERE part = ?1 AND open = 1 AND expires_at > ?2 AND charged_at < ?3
        """;

    private readonly Dictionary<(long Part, long Width, long Start), Counted> changes = [];

    /// <summary>The row of a campaign dialed by a processor; made when it is new.</summary>
    internal static long PartOf(Connection connection, Campaign campaign)
    {
        if (Find(connection, campaign) is { } known)
            return known;
        connection.Prepare(InsertPart).Bind(1, campaign.Controller.Id.Value).Bind(2, campaign.Id.Value).Bind(3, campaign.Processor.Id.Value).Run();
        return Find(connection, campaign)!.Value;
    }

    /// <summary>Notes that an attempt became another, or came in.</summary>
    internal void Replace(long part, StoredAttempt? before, StoredAttempt after)
    {
        Counted change = Counted.Of(after) - (before is null ? default : Counted.Of(before));
        if (change == default)
            return;
        long at = Times.ToColumn(after.ChargedAt, "charge");
        foreach ((long width, long start) in new[] { (Ever, 0), (Minute, Floor(at, Minute)), (Hour, Floor(at, Hour)) })
            changes[(part, width, start)] = changes.GetValueOrDefault((part, width, start)) + change;
    }

    /// <summary>Writes the changes.</summary>
    internal void Write(Connection connection)
    {
        foreach (((long part, long width, long start), Counted change) in changes)
            change.BindTo(connection.Prepare(AddUp).Bind(1, part).Bind(2, width / 1_000_000_000).Bind(3, start), 4).Run();
    }

    /// <summary>Counts a campaign at an instant.</summary>
    internal static CampaignStatistics Count(Connection connection, in CampaignQuery query, Instant now)
    {
        (Sum whole, Sum ofProcessor) = (default, default);
        foreach ((long seq, string processor) in PartsOf(connection, query))
        {
            Sum part = SumOf(connection, seq, now);
            whole += part;
            if (processor == query.Processor.Value)
                ofProcessor = part;
        }

        return new CampaignStatistics
        {
            Whole = whole.Ever.ToCounts(whole.Recent, whole.Lasting),
            OfProcessor = ofProcessor.Ever.ToCounts(ofProcessor.Recent, ofProcessor.Lasting),
            Last30Days = whole.Month.ToCounts(whole.Recent, whole.LastingOfMonth),
        };
    }

    private static List<(long Seq, string Processor)> PartsOf(Connection connection, in CampaignQuery query)
    {
        List<(long Seq, string Processor)> parts = [];
        if (query is not { Controller.Value: { } controller, Campaign.Value: { } campaign })
            return parts;
        using Statement found = connection.Prepare(Parts).Bind(1, controller).Bind(2, campaign);
        while (found.Step())
            parts.Add((found.Int64(0), found.Text(1)));
        return parts;
    }

    private static Sum SumOf(Connection connection, long part, Instant now)
    {
        long recently = Times.ToColumn(now - Duration.FromMinutes(10), "question");
        long thisMonth = Times.ToColumn(now - Duration.FromDays(30), "question") + 1;
        using Statement lasting = connection.Prepare(Lasting).Bind(1, part).Bind(2, Times.ToColumn(now, "question")).Bind(3, recently).Bind(4, thisMonth);
        lasting.Step();
        return new Sum(
            Read(connection.Prepare(EverOf).Bind(1, part)), CountSince(connection, part, recently), CountSince(connection, part, thisMonth), lasting.Int64(0), lasting.Int64(1));
    }

    private static long? Find(Connection connection, Campaign campaign)
    {
        using Statement found = connection.Prepare(FindPart).Bind(1, campaign.Controller.Id.Value).Bind(2, campaign.Id.Value).Bind(3, campaign.Processor.Id.Value);
        return found.Step() ? found.Int64(0) : null;
    }

    private static Counted CountSince(Connection connection, long part, long from)
    {
        long minute = Ceiling(from, Minute);
        long hour = Ceiling(from, Hour);
        return Read(connection.Prepare(Since).Bind(1, part).Bind(2, from).Bind(3, minute * Minute).Bind(4, minute).Bind(5, hour * 60).Bind(6, hour));
    }

    private static Counted Read(Statement sums)
    {
        using Statement row = sums;
        return row.Step() ? Counted.Read(row) : default;
    }

    private static long Floor(long at, long width) => Math.DivRem(at, width) is var (whole, rest) && rest < 0 ? whole - 1 : whole;

    private static long Ceiling(long at, long width) => -Floor(-at, width);

    /// <summary>What one part counts, or several together.</summary>
    private readonly record struct Sum(Counted Ever, Counted Recent, Counted Month, long Lasting, long LastingOfMonth)
    {
        public static Sum operator +(Sum one, Sum other) =>
            new(one.Ever + other.Ever, one.Recent + other.Recent, one.Month + other.Month, one.Lasting + other.Lasting, one.LastingOfMonth + other.LastingOfMonth);
    }
}
