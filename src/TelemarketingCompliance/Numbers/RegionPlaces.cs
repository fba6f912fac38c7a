using System.Collections.Immutable;
using NodaTime;
using NodaTime.TimeZones;

namespace TelemarketingCompliance;

/// <summary>The places of one region: its own, and those of the areas its numbers begin with. Safe on any thread.</summary>
internal sealed class RegionPlaces
{
    private const int Letters = 26;

    // One region at a time: reading every zone of the world takes longer than a batch may. Two threads that read the same read the same.
    private static readonly RegionPlaces?[] Known = new RegionPlaces?[Letters * Letters];

    private readonly string _region;

    // Places are one object, so that a slot is written in one piece.
    private Area?[] _areas = [];

    private RegionPlaces(string region)
    {
        _region = region;
        Country = Places(TzdbDateTimeZoneSource.Default.ZoneLocations!.Where(location => location.CountryCode == region).Select(location => location.ZoneId), PlaceSource.Country);
    }

    /// <summary>Every zone of the region; empty where our zone data do not know it.</summary>
    public ImmutableArray<CalleePlace> Country { get; }

    /// <summary>The places of a region, which is two capital letters.</summary>
    public static RegionPlaces Of(string region)
    {
        ref RegionPlaces? slot = ref Known[((region[0] - 'A') * Letters) + region[1] - 'A'];
        RegionPlaces? places = Volatile.Read(ref slot);
        if (places is null)
        {
            places = new RegionPlaces(region);
            Volatile.Write(ref slot, places);
        }

        return places;
    }

    /// <summary>The places of an area; all of the region's where the area is not known.</summary>
    /// <param name="prefixes">The areas.</param>
    /// <param name="area">The area's place among them, or -1.</param>
    public ImmutableArray<CalleePlace> InArea(ZonePrefixes prefixes, int area)
    {
        if (area < 0)
            return Country;

        Area?[] areas = Volatile.Read(ref _areas);
        if (areas.Length == 0)
            Volatile.Write(ref _areas, areas = new Area?[prefixes.Areas.Length]);
        Area? known = Volatile.Read(ref areas[area]);
        if (known is null)
        {
            known = new Area(InZones(prefixes.Areas[area]));
            Volatile.Write(ref areas[area], known);
        }

        return known.Places;
    }

    /// <summary>The places of some zones. One that our zone data lack makes the area unknown: leaving it out could permit what it forbids.</summary>
    public ImmutableArray<CalleePlace> InZones(IReadOnlyCollection<string> zones) =>
        zones.All(id => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null) && Places(zones, PlaceSource.NumberArea) is { Length: > 0 } area ? area : Country;

    /// <summary>The one id of a zone that has several.</summary>
    public static string Canonical(string id) => TzdbDateTimeZoneSource.Default.CanonicalIdMap.TryGetValue(id, out string? canonical) ? canonical : id;

    private ImmutableArray<CalleePlace> Places(IEnumerable<string> zones, PlaceSource source) =>
    [
        .. zones.Select(Canonical).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(id => new CalleePlace { Zone = DateTimeZoneProviders.Tzdb[id], Country = _region, Source = source }),
    ];

    private sealed record Area(ImmutableArray<CalleePlace> Places);
}
