using NodaTime.Text;

namespace TelemarketingCompliance.Cli;

/// <summary>Instants as the command line reads and writes them.</summary>
internal static class Instants
{
    public static string Format(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    /// <summary>Reads <c>2026-11-20T09:00:00Z</c> or <c>2026-11-20T10:00+01:00</c>; null for anything less exact.</summary>
    public static Instant? TryRead(string text)
    {
        if (InstantPattern.ExtendedIso.Parse(text) is { Success: true } utc)
            return utc.Value;

        foreach (OffsetDateTimePattern pattern in Patterns)
        {
            if (pattern.Parse(text) is { Success: true } local)
                return local.Value.ToInstant();
        }

        return null;
    }

    private static readonly OffsetDateTimePattern[] Patterns =
    [
        OffsetDateTimePattern.ExtendedIso,
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<Z+HH:mm>"),
    ];
}
