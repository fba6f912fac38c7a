using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What attempts add to their campaign once ten minutes and their permits' ends are past. Where that lies ahead it is subtracted again: what is written never changes by itself.</summary>
/// <param name="Dialed">Dialed or still open: whatever nobody gives back counts as dialed in the end.</param>
/// <param name="Open">Of these the ones that nobody confirmed, completed or gave back.</param>
/// <param name="Missing">Of these the ones without outcome.</param>
/// <param name="Answered">Answered by a person.</param>
/// <param name="Silent">Silent.</param>
/// <param name="Machine">Answered by a machine.</param>
/// <param name="Estimated">The people among machines, in millionths.</param>
internal readonly record struct Counted(long Dialed, long Open, long Missing, long Answered, long Silent, long Machine, long Estimated)
{
    /// <summary>The columns that hold it, in order.</summary>
    internal const string Columns = "dialed, open, missing, answered, silent, machine, estimated";

    private const decimal Millionths = 1_000_000;

    public static Counted operator +(Counted one, Counted other) => new(
        one.Dialed + other.Dialed, one.Open + other.Open, one.Missing + other.Missing, one.Answered + other.Answered, one.Silent + other.Silent, one.Machine + other.Machine, one.Estimated + other.Estimated);

    public static Counted operator -(Counted one, Counted other) => new(
        one.Dialed - other.Dialed, one.Open - other.Open, one.Missing - other.Missing, one.Answered - other.Answered, one.Silent - other.Silent, one.Machine - other.Machine, one.Estimated - other.Estimated);

    internal static Counted Of(StoredAttempt attempt)
    {
        CampaignCounts counts = attempt.ForCampaign(Instant.MaxValue);
        return new(counts.Dialed, attempt.IsDialed ? 0 : counts.Dialed, counts.Missing, counts.Answered, counts.Silent, counts.Machine, (long)(counts.Estimated * Millionths));
    }

    /// <summary>Reads the columns of a row, from its first on; null counts as nothing.</summary>
    internal static Counted Read(Statement row) => new(row.Int64(0), row.Int64(1), row.Int64(2), row.Int64(3), row.Int64(4), row.Int64(5), row.Int64(6));

    internal Statement BindTo(Statement statement, int at) =>
        statement.Bind(at, Dialed).Bind(at + 1, Open).Bind(at + 2, Missing).Bind(at + 3, Answered).Bind(at + 4, Silent).Bind(at + 5, Machine).Bind(at + 6, Estimated);

    /// <summary>What they count now.</summary>
    /// <param name="recent">Those among them that are not more than ten minutes old.</param>
    /// <param name="lasting">How many of the others are open and not past their end.</param>
    internal CampaignCounts ToCounts(in Counted recent, long lasting) => new()
    {
        Dialed = Dialed - recent.Open - lasting,
        DialedEarlier = Dialed - recent.Dialed - lasting,
        Missing = Missing - recent.Missing - lasting,
        Answered = Answered,
        Silent = Silent,
        Machine = Machine,
        Estimated = Estimated / Millionths,
    };
}
