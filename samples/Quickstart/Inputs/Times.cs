using NodaTime.Text;

namespace Quickstart;

/// <summary>Times as the program writes them and as a person types them: on the clocks of Rome.</summary>
internal static class Times
{
    private static readonly LocalDateTimePattern[] Moments = [LocalDateTimePattern.ExtendedIso, LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm")];

    internal static DateTimeZone Rome { get; } = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    /// <summary>Reads an instant, or the time of Rome; null when the text is neither, or the clocks of Rome showed it twice or never.</summary>
    internal static Instant? TryRead(string text)
    {
        if (TelemarketingCompliance.Cli.Instants.TryRead(text) is { } instant)
            return instant;
        LocalDateTime? local = Moments.Select(pattern => pattern.Parse(text)).Where(parsed => parsed.Success).Select(parsed => (LocalDateTime?)parsed.Value).FirstOrDefault();
        return local is { } moment && Rome.MapLocal(moment) is { Count: 1 } mapping ? mapping.Single().ToInstant() : null;
    }

    /// <summary>For files that programs read: with the offset of Rome.</summary>
    internal static string Write(Instant? instant) =>
        instant is { } at ? OffsetDateTimePattern.Rfc3339.Format(at.InZone(Rome).ToOffsetDateTime()) : "";
}
