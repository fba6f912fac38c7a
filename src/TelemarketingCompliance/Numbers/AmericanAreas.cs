using System.Collections.Concurrent;
using System.Collections.Immutable;
using PhoneNumbers;

namespace TelemarketingCompliance;

/// <summary>The zones of the area codes behind +1. Safe on any thread.</summary>
/// <remarks>
/// The numbering data gives zones by exchange, the three digits after the area code. They say where a line was first put in, and numbers are kept when people
/// change provider or move: of a holder one may say that the area code is right, and not even that. So an area has the zones of all its exchanges. Costs about
/// a millisecond for an area asked for the first time.
/// </remarks>
internal static class AmericanAreas
{
    internal const int CountryCode = 1;

    /// <summary>The least area code with the country code before it.</summary>
    internal const ulong FirstArea = 1_000;

    /// <summary>The greatest.</summary>
    internal const ulong LastArea = 1_999;

    private const ulong AreaSize = 10_000_000;
    private const ulong ExchangeSize = 10_000;

    private static readonly ConcurrentDictionary<ulong, ImmutableArray<string>> Areas = new();

    /// <summary>The zones in which a number of this area may be, in ordinal order.</summary>
    internal static ImmutableArray<string> ZonesOf(PhoneNumber number) => Areas.GetOrAdd(number.NationalNumber / AreaSize, static area =>
    [
        .. Enumerable.Range(200, 800)
            .Select(exchange => new PhoneNumber.Builder().SetCountryCode(CountryCode).SetNationalNumber((area * AreaSize) + ((ulong)exchange * ExchangeSize)).Build())
            .SelectMany(NumberMetadata.Zones.GetTimeZonesForGeographicalNumber)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ]);
}
