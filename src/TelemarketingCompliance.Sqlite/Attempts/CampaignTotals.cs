using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What campaigns dialed: added up for ever, by the hour and by the minute, so that no question reads a campaign's attempts beyond those of one minute.</summary>
/// <remarks>Holds changes of one transaction until they are written; a part is one campaign dialed by one processor.</remarks>
internal sealed class CampaignTotals
{
    private const long Ever = 0;
    private const long Minute = 60_000_000_000;
    private const long Hour = 60 * Minute;

    private const string InsertPart = "INSERT OR IGNORE INTO campaign_part (controller, campaign, processor) VALUES (?1, ?2, ?3)";
    private const string FindPart = "SELECT seq FROM campaign_part WHERE controller = ?1 AND campaign = ?2 AND processor = ?3";
    private const string Parts = "SELECT seq, processor FROM campaign_part WHERE controller = ?1 AND campaign = ?2";
    private const string AddUp = """
        INSERT INTO campaign_count (part, width, start, dialed, missing, answered, silent, machine) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT DO UPDATE SET
            dialed = dialed + excluded.dialed, missing = missing + excluded.missing, answered = answered + excluded.answered,
            silent = silent + excluded.silent, machine = machine + excluded.machine
        """;

    private const string EverOf = "SELECT dialed, missing, answered, silent, machine FROM campaign_count WHERE part = ?1 AND width = 0 AND start = 0";

    // The rest of a minute from the attempts themselves, the rest of its hour from minutes, everything after that from hours.
    private const string Since = """
        SELECT sum(dialed), sum(missing), sum(answered), sum(silent), sum(machine) FROM (
            SELECT dialed, missing, answered, silent, machine FROM attempt WHERE part = ?1 AND charged_at >= ?2 AND charged_at < ?3
            UNION ALL
            SELECT dialed, missing, answered, silent, machine FROM campaign_count WHERE part = ?1 AND width = 60 AND start >= ?4 AND start < ?5
            UNION ALL
            SELECT dialed, missing, answered, silent, machine FROM campaign_count WHERE part = ?1 AND width = 3600 AND start >= ?6)
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
        {
            connection.Prepare(AddUp).Bind(1, part).Bind(2, width / 1_000_000_000).Bind(3, start)
                .Bind(4, change.Dialed).Bind(5, change.Missing).Bind(6, change.Answered).Bind(7, change.Silent).Bind(8, change.Machine).Run();
        }
    }

    /// <summary>Counts a campaign at an instant.</summary>
    internal static CampaignStatistics Count(Connection connection, in CampaignQuery query, Instant now)
    {
        List<(long Seq, string Processor)> parts = [];
        if (query is { Controller.Value: { } controller, Campaign.Value: { } campaign })
        {
            using Statement found = connection.Prepare(Parts).Bind(1, controller).Bind(2, campaign);
            while (found.Step())
                parts.Add((found.Int64(0), found.Text(1)));
        }

        long recently = Times.ToColumn(now - Duration.FromMinutes(10), "question");
        long thisMonth = Times.ToColumn(now - Duration.FromDays(30), "question") + 1;
        (Counted whole, Counted part, Counted month, Counted recent, Counted partRecent) = (default, default, default, default, default);
        foreach ((long seq, string processor) in parts)
        {
            Counted ever = Read(connection.Prepare(EverOf).Bind(1, seq));
            Counted last = CountSince(connection, seq, recently);
            whole += ever;
            recent += last;
            month += CountSince(connection, seq, thisMonth);
            if (processor == query.Processor.Value)
                (part, partRecent) = (ever, last);
        }

        return new CampaignStatistics { Whole = whole.ToCounts(recent), OfProcessor = part.ToCounts(partRecent), Last30Days = month.ToCounts(recent) };
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
        return row.Step() ? new(row.Int64(0), row.Int64(1), row.Int64(2), row.Int64(3), row.Int64(4)) : default;
    }

    private static long Floor(long at, long width) => Math.DivRem(at, width) is var (whole, rest) && rest < 0 ? whole - 1 : whole;

    private static long Ceiling(long at, long width) => -Floor(-at, width);

    /// <summary>What some attempts count, were they all charged more than ten minutes ago.</summary>
    private readonly record struct Counted(long Dialed, long Missing, long Answered, long Silent, long Machine)
    {
        public static Counted operator +(Counted one, Counted other) =>
            new(one.Dialed + other.Dialed, one.Missing + other.Missing, one.Answered + other.Answered, one.Silent + other.Silent, one.Machine + other.Machine);

        public static Counted operator -(Counted one, Counted other) =>
            new(one.Dialed - other.Dialed, one.Missing - other.Missing, one.Answered - other.Answered, one.Silent - other.Silent, one.Machine - other.Machine);

        internal static Counted Of(StoredAttempt attempt)
        {
            CampaignCounts counts = attempt.ForCampaign(isEarlier: true);
            return new(counts.Dialed, counts.Missing, counts.Answered, counts.Silent, counts.Machine);
        }

        internal CampaignCounts ToCounts(Counted recent) => new()
        {
            Dialed = Dialed,
            DialedEarlier = Dialed - recent.Dialed,
            Missing = Missing - recent.Missing,
            Answered = Answered,
            Silent = Silent,
            Machine = Machine,
        };
    }
}
