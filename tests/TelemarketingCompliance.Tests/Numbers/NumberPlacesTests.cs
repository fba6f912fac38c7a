using System.Collections.Immutable;
using NodaTime.TimeZones;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Numbers;

public sealed class NumberPlacesTests
{
    [Theory]
    [InlineData(390612345678, "IT Europe/Rome Country")]
    [InlineData(393331234567, "IT Europe/Rome Country")]
    [InlineData(12125550123, "US America/New_York NumberArea")]
    [InlineData(12085550123, "US America/Boise NumberArea, US America/Denver NumberArea, US America/Los_Angeles NumberArea")]
    [InlineData(18085550123, "US Pacific/Honolulu NumberArea")]
    [InlineData(16045550123, "CA America/Vancouver NumberArea")]
    [InlineData(80012345678, "")]
    public void A_number_has_the_zones_of_its_area_or_of_its_country(long digits, string expected)
    {
        ImmutableArray<CalleePlace> places = KnownNumbers.Of(E164Number.FromDigits((ulong)digits)).Places;

        Assert.Equal(expected, string.Join(", ", places.Select(place => $"{place.Country} {place.Zone} {place.Source}")));
    }

    /// <summary>The numbering data knows exchanges; people take their numbers with them. Pensacola and Tallahassee share 850, and an hour lies between them.</summary>
    [Theory]
    [InlineData(18504320123)]
    [InlineData(18502240123)]
    [InlineData(18505550123)]
    public void A_number_of_an_American_area_code_may_be_anywhere_in_its_area(long digits)
    {
        ImmutableArray<CalleePlace> places = KnownNumbers.Of(E164Number.FromDigits((ulong)digits)).Places;

        Assert.Equal(["America/Chicago", "America/New_York"], places.Select(place => place.Zone.Id));
    }

    [Fact]
    public void The_zones_of_an_American_number_are_among_those_of_its_area() => Assert.All(Enumerable.Range(200, 800), area =>
    {
        for (int exchange = 200; exchange < 1000; exchange += 7)
        {
            PhoneNumbers.PhoneNumber number = new PhoneNumbers.PhoneNumber.Builder().SetCountryCode(1).SetNationalNumber((ulong)((area * 10_000_000L) + (exchange * 10_000L) + 4321)).Build();

            Assert.Empty(NumberMetadata.Zones.GetTimeZonesForGeographicalNumber(number).Except(AmericanAreas.ZonesOf(number)));
        }
    });

    [Fact]
    public void A_number_without_area_may_be_anywhere_in_its_country()
    {
        E164Number tollFree = E164Number.FromDigits(18005550123);

        ImmutableArray<CalleePlace> places = KnownNumbers.Of(tollFree).Places;

        Assert.True(places.Length > 20, $"{places.Length} zones");
        Assert.All(places, place => Assert.Equal(("US", PlaceSource.Country), (place.Country, place.Source)));
        Assert.Contains(places, place => place.Zone.Id == "Pacific/Honolulu");
    }

    /// <summary>A version of libphonenumber that keeps its map elsewhere would be asked for each number, slowly.</summary>
    [Fact]
    public void The_map_of_zones_is_where_it_is_looked_for()
    {
        Assert.InRange(ZonePrefixes.Instance!.Areas.Length, 250, 1000);
        Assert.Equal(["America/New_York"], ZonePrefixes.Instance.Areas[ZonePrefixes.Instance.Find(12125550123)]);
        Assert.Equal(-1, ZonePrefixes.Instance.Find(9995550123));
    }

    /// <summary>An area whose zone our zone data lacks would be unknown, and block.</summary>
    [Fact]
    public void Our_zone_data_knows_every_country_and_every_zone_of_the_numbering_data()
    {
        var areas = new HashSet<string>();
        foreach (PhoneNumbers.PhoneNumber example in NumberMetadata.Regions.SelectMany(Examples))
            areas.UnionWith(NumberMetadata.Zones.GetTimeZonesForNumber(example));
        areas.UnionWith(Enumerable.Range(200, 800).SelectMany(area => NumberMetadata.Zones.GetTimeZonesForGeographicalNumber(AmericanNumberOf(area))));
        areas.Remove("Etc/Unknown");

        Assert.True(areas.Count > 200, $"{areas.Count} zones");
        Assert.All(areas, zone => Assert.NotNull(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)));
        // Two British islands without a zone of their own, and Kosovo: the zone data has no such country.
        Assert.Equal(["AC", "TA", "XK"], NumberMetadata.Regions.Where(region => TzdbDateTimeZoneSource.Default.ZoneLocations!.All(place => place.CountryCode != region)).Order(StringComparer.Ordinal));

        static PhoneNumbers.PhoneNumber AmericanNumberOf(int area) => NumberMetadata.Plans.Parse($"+1{area}5550123", null);

        static IEnumerable<PhoneNumbers.PhoneNumber> Examples(string region) =>
            Enum.GetValues<PhoneNumbers.PhoneNumberType>().Select(type => NumberMetadata.Plans.GetExampleNumberForType(region, type)).OfType<PhoneNumbers.PhoneNumber>();
    }

    [Fact]
    public void A_declared_place_adds_to_those_of_the_number_and_in_the_same_zone_it_is_the_same_place()
    {
        ImmutableArray<CalleePlace> ofNumber = KnownNumbers.Of(TestWorld.Callee).Places;
        CalleePlace rome = new() { Zone = DateTimeZoneProviders.Tzdb["Europe/Rome"], Municipality = "058091" };
        CalleePlace tokyo = new() { Zone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"], Country = "JP", Source = PlaceSource.Country };

        Assert.Equal(ofNumber, NumberPlaces.Merge(null, ofNumber));
        Assert.Equal([rome with { Country = "IT" }], NumberPlaces.Merge(rome, ofNumber));
        Assert.Equal([tokyo with { Source = PlaceSource.Declared }, .. ofNumber], NumberPlaces.Merge(tokyo, ofNumber));
        Assert.Equal([tokyo with { Source = PlaceSource.Declared }], NumberPlaces.Merge(tokyo, []));
    }

    [Fact]
    public void A_zone_that_does_not_exist_is_refused()
    {
        DateTimeZone made = new NodaTime.Testing.TimeZones.SingleTransitionDateTimeZone(TestWorld.Now, 1, 2);

        Assert.StartsWith($"the zone `{made.Id}` does not exist", Assert.Throws<ArgumentException>(() => new CalleePlace { Zone = made }).Message, StringComparison.Ordinal);
    }
}
