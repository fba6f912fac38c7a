using NodaTime;
using NodaTime.Text;

namespace TelemarketingCompliance;

internal sealed class InstantConverter : TextConverter<Instant>
{
    private protected override Instant FromText(string text) => InstantPattern.ExtendedIso.Parse(text).GetValueOrThrow();

    private protected override string ToText(Instant value) => InstantPattern.ExtendedIso.Format(value);
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
