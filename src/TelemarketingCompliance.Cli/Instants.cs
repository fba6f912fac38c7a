using NodaTime.Text;

namespace TelemarketingCompliance.Cli;

/// <summary>Instants as the command line reads and writes them.</summary>
internal static class Instants
{
    // What a file can hold; the calendar here goes further back, and no further on.
    private static readonly Instant First = Instant.FromDateTimeOffset(DateTimeOffset.MinValue);

    public static string Format(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    /// <summary>Reads <c>2026-11-20T09:00:00Z</c> or <c>2026-11-20T10:00+01:00</c>; null for anything less exact, and outside the years 1 to 9999.</summary>
    public static Instant? TryRead(string text) => Parse(text) is { } instant && instant >= First ? instant : null;

    private static Instant? Parse(string text)
    {
        if (InstantPattern.ExtendedIso.Parse(text) is { Success: true } utc)
            return utc.Value;

        foreach (OffsetDateTimePattern pattern in Patterns)
        {
            if (pattern.Parse(text) is { Success: true } local)
                return ToInstant(local.Value);
        }

        return null;
    }

    // Written in the year 9999, and later than its end.
    private static Instant? ToInstant(OffsetDateTime local)
    {
        try
        {
            return local.ToInstant();
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static readonly OffsetDateTimePattern[] Patterns =
    [
        OffsetDateTimePattern.ExtendedIso,
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<Z+HH:mm>"),
    ];
}
