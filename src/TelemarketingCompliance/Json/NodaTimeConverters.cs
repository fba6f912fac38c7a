using NodaTime;
using NodaTime.Text;

namespace TelemarketingCompliance;

internal sealed class InstantConverter : TextConverter<Instant>
{
    private protected override Instant FromText(string text) => InstantPattern.ExtendedIso.Parse(text).GetValueOrThrow();

    private protected override string ToText(Instant value) => InstantPattern.ExtendedIso.Format(value);

    private protected override bool TryFromUtf8(ReadOnlySpan<byte> utf8, out Instant value) => WholeSeconds.TryRead(utf8, out value);

    private protected override bool TryToUtf8(Instant value, Span<byte> utf8, out int written) => WholeSeconds.TryWrite(value, utf8, out written);
}

internal sealed class LocalDateConverter : TextConverter<LocalDate>
{
    private protected override LocalDate FromText(string text) => LocalDatePattern.Iso.Parse(text).GetValueOrThrow();

    private protected override string ToText(LocalDate value) => LocalDatePattern.Iso.Format(value);
}

internal sealed class DateTimeZoneConverter : TextConverter<DateTimeZone>
{
    private protected override DateTimeZone FromText(string text) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) ?? throw new FormatException($"the zone `{text}` does not exist");

    private protected override string ToText(DateTimeZone value) => value.Id;
}
