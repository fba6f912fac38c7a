using System.Collections.Immutable;
using NodaTime;
using NodaTime.TimeZones;

namespace TelemarketingCompliance;

/// <summary>From when to when it is a day where the register is: in every zone of its country, or anywhere on earth where the country is not known.</summary>
internal sealed class RegisterDays
{
    // The dates that are first and last on earth.
    private static readonly ImmutableArray<DateTimeZone> Anywhere = [DateTimeZone.ForOffset(Offset.FromHours(14)), DateTimeZone.ForOffset(Offset.FromHours(-12))];

    private readonly ImmutableArray<DateTimeZone> zones;

    internal RegisterDays(string? jurisdiction)
    {
        zones =
        [
            .. from location in TzdbDateTimeZoneSource.Default.ZoneLocations ?? []
            where string.Equals(location.CountryCode, jurisdiction, StringComparison.OrdinalIgnoreCase)
            select DateTimeZoneProviders.Tzdb[location.ZoneId],
        ];
        if (zones.IsEmpty)
            zones = Anywhere;
    }

    internal RecordedTime On(DateOnly day)
    {
        LocalDate date = LocalDate.FromDateOnly(day);
        Instant earliest = zones.Min(zone => zone.AtStartOfDay(date).ToInstant());
        Instant end = zones.Max(zone => zone.AtStartOfDay(date.PlusDays(1)).ToInstant());
        return RecordedTime.Between(earliest, end.PlusNanoseconds(-1));
    }
}
