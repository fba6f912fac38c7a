using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace TelemarketingCompliance;

/// <summary>When something was recorded to have happened: at an instant, or on a day whose hour nobody wrote down.</summary>
/// <remarks>
/// For <i>periods</i> a day counts from its 00:00 (<see cref="Earliest"/>). For <i>order</i> it is the whole day: two times that overlap have no
/// known order, and then an objection wins. <c>default</c> is the Unix epoch as an instant.
/// </remarks>
[JsonConverter(typeof(RecordedTimeConverter))]
public readonly record struct RecordedTime
{
    private RecordedTime(Instant earliest, Instant latest) => (Earliest, Latest) = (earliest, latest);

    /// <summary>The first instant at which it can have happened; periods count from here.</summary>
    public Instant Earliest { get; }

    /// <summary>The last instant at which it can have happened; equal to <see cref="Earliest"/> when the instant is known.</summary>
    public Instant Latest { get; }

    /// <summary>Whether the instant is known, not just the day.</summary>
    public bool IsExact => Earliest == Latest;

    /// <summary>A known instant.</summary>
    public static RecordedTime At(Instant instant) => new(instant, instant);

    /// <summary>A day without a time.</summary>
    /// <param name="date">The day.</param>
    /// <param name="zone">Where it was that day.</param>
    public static RecordedTime On(LocalDate date, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        Instant start = zone.AtStartOfDay(date).ToInstant();
        Instant end = zone.AtStartOfDay(date.PlusDays(1)).ToInstant();
        return new(start, end.PlusNanoseconds(-1));
    }

    /// <summary>A time known to lie between two instants.</summary>
    internal static RecordedTime Between(Instant earliest, Instant latest) => new(earliest, latest);

    /// <summary>Whether this certainly happened before <paramref name="other"/>; false when the order is unknown.</summary>
    public bool IsBefore(RecordedTime other) => Latest < other.Earliest;

    /// <summary>Whether this certainly happened after <paramref name="other"/>; false when the order is unknown.</summary>
    public bool IsAfter(RecordedTime other) => other.Latest < Earliest;

    /// <summary>Whether neither certainly happened before the other.</summary>
    public bool OrderIsUnknown(RecordedTime other) => !IsBefore(other) && !IsAfter(other);

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">The text is not a UTC instant or two of them joined by a slash.</exception>
    public static RecordedTime Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return At(InstantPattern.ExtendedIso.Parse(text).GetValueOrThrow());
        Instant earliest = InstantPattern.ExtendedIso.Parse(text[..slash]).GetValueOrThrow();
        Instant end = InstantPattern.ExtendedIso.Parse(text[(slash + 1)..]).GetValueOrThrow();
        return end > earliest ? new(earliest, end.PlusNanoseconds(-1)) : throw new FormatException("a recorded time ends after it starts");
    }

    /// <summary>An instant as <c>2026-04-01T08:00:00Z</c>; a day as <c>start/end</c>, the end excluded.</summary>
    public override string ToString() => IsExact
        ? InstantPattern.ExtendedIso.Format(Earliest)
        : $"{InstantPattern.ExtendedIso.Format(Earliest)}/{InstantPattern.ExtendedIso.Format(Latest.PlusNanoseconds(1))}";
}
