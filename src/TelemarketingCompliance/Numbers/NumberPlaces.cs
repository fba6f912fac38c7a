using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;
using NodaTime.TimeZones;
using PhoneNumbers;

namespace TelemarketingCompliance;

/// <summary>Where the holder of a number may be: the zones of the number's area, or else every zone of its country.</summary>
/// <remarks>Costs microseconds for numbers of countries with several zones: gathered as a fact, never asked while deciding. Safe on any thread.</remarks>
internal static class NumberPlaces
{
    // One country at a time: reading every zone of the world takes longer than a batch may.
    private static readonly ConcurrentDictionary<string, ImmutableArray<CalleePlace>> Countries = new(StringComparer.Ordinal);

    // The metadata knows some hundreds of different answers for all the numbers of the world.
    private static readonly ConcurrentDictionary<(string Region, string Zones), ImmutableArray<CalleePlace>> Areas = new();

    /// <summary>The candidates; empty where nothing is known.</summary>
    public static ImmutableArray<CalleePlace> Of(E164Number number, string? region)
    {
        if (region is null)
            return [];
        ImmutableArray<CalleePlace> country = Countries.GetOrAdd(region, static region => Places(
            TzdbDateTimeZoneSource.Default.ZoneLocations!.Where(location => location.CountryCode == region).Select(location => location.ZoneId), region, PlaceSource.Country));
        return country.Length == 1 ? country : AreaOf(number, region) is { Length: > 0 } area ? area : country;
    }

    /// <summary>The declared place first; a place of the number in the same zone is the same place, known less exactly.</summary>
    public static ImmutableArray<CalleePlace> Merge(CalleePlace? declared, ImmutableArray<CalleePlace> ofNumber)
    {
        if (declared is null)
            return ofNumber;
        CalleePlace? same = ofNumber.FirstOrDefault(place => Canonical(place.Zone.Id) == Canonical(declared.Zone.Id));
        CalleePlace first = declared with { Source = PlaceSource.Declared, Country = declared.Country ?? same?.Country };
        bool isThatPlace = same is not null && first.Country == same.Country;
        return [first, .. isThatPlace ? ofNumber.Remove(same!) : ofNumber];
    }

    private static ImmutableArray<CalleePlace> AreaOf(E164Number number, string region)
    {
        if (!NumberMetadata.TryParse(number.Digits, out PhoneNumber? parsed) || !NumberMetadata.Plans.IsNumberGeographical(parsed))
            return [];
        IEnumerable<string> zones = parsed.CountryCode == AmericanAreas.CountryCode
            ? AmericanAreas.ZonesOf(parsed)
            : NumberMetadata.Zones.GetTimeZonesForGeographicalNumber(parsed);
        // One zone that our zone data lacks makes the area unknown: leaving it out could permit what it forbids.
        return Areas.GetOrAdd((region, string.Join('&', zones)), static key =>
        {
            string[] ids = key.Zones.Split('&');
            return ids.All(id => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null) ? Places(ids, key.Region, PlaceSource.NumberArea) : [];
        });
    }

    private static ImmutableArray<CalleePlace> Places(IEnumerable<string> zones, string country, PlaceSource source) =>
    [
        .. zones.Select(Canonical).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(id => new CalleePlace { Zone = DateTimeZoneProviders.Tzdb[id], Country = country, Source = source }),
    ];

    private static string Canonical(string id) => TzdbDateTimeZoneSource.Default.CanonicalIdMap.TryGetValue(id, out string? canonical) ? canonical : id;
}
