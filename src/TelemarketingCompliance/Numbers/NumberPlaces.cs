using System.Collections.Immutable;
using PhoneNumbers;

namespace TelemarketingCompliance;

/// <summary>Where the holder of a number may be: the zones of the number's area, or else every zone of its country.</summary>
/// <remarks>Gathered as a fact, never asked while deciding. Safe on any thread.</remarks>
internal static class NumberPlaces
{
    /// <summary>The candidates; empty where nothing is known.</summary>
    /// <param name="number">A number that the plans read as itself.</param>
    /// <param name="region">Its region.</param>
    /// <param name="hasArea">Whether its first digits name an area.</param>
    public static ImmutableArray<CalleePlace> Of(E164Number number, string? region, bool hasArea)
    {
        if (region is null)
            return [];

        RegionPlaces places = RegionPlaces.Of(region);
        if (places.Country.Length == 1 || !hasArea)
            return places.Country;
        return ZonePrefixes.Instance is { } prefixes ? places.InArea(prefixes, prefixes.Find(number.Digits)) : OfLibrary(number, region);
    }

    /// <summary>The same for any number, asked of libphonenumber: what the faster way must agree with.</summary>
    public static ImmutableArray<CalleePlace> OfLibrary(E164Number number, string? region)
    {
        if (region is null)
            return [];

        RegionPlaces places = RegionPlaces.Of(region);
        if (places.Country.Length == 1 || !NumberMetadata.TryParse(number.Digits, out PhoneNumber? parsed) || !NumberMetadata.Plans.IsNumberGeographical(parsed))
            return places.Country;
        return places.InZones(parsed.CountryCode == AmericanAreas.CountryCode ? AmericanAreas.ZonesOf(parsed) : NumberMetadata.Zones.GetTimeZonesForGeographicalNumber(parsed));
    }

    /// <summary>The declared place first; a place of the number in the same zone is the same place, known less exactly.</summary>
    public static ImmutableArray<CalleePlace> Merge(CalleePlace? declared, ImmutableArray<CalleePlace> ofNumber)
    {
        if (declared is null)
            return ofNumber;
        CalleePlace? same = ofNumber.FirstOrDefault(place => RegionPlaces.Canonical(place.Zone.Id) == RegionPlaces.Canonical(declared.Zone.Id));
        CalleePlace first = declared with { Source = PlaceSource.Declared, Country = declared.Country ?? same?.Country };
        bool isThatPlace = same is not null && first.Country == same.Country;
        return [first, .. isThatPlace ? ofNumber.Remove(same!) : ofNumber];
    }
}
