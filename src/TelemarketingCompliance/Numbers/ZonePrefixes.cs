using System.Collections.Immutable;
using System.IO.Compression;
using PhoneNumbers;

namespace TelemarketingCompliance;

/// <summary>libphonenumber's map from first digits to time zones, without the list and the strings that its own look-up makes for each number.</summary>
/// <remarks>Immutable, safe on any thread. Read when the first number is met whose country has several zones.</remarks>
internal sealed class ZonePrefixes
{
    private const string Resource = "PhoneNumbers.timezones.map_data.bin";

    private readonly Dictionary<ulong, int> _areas = [];
    private readonly ulong _longest;

    private ZonePrefixes(SortedDictionary<long, string[]> zones)
    {
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        List<ImmutableArray<string>> areas = [];
        foreach (IGrouping<ulong, KeyValuePair<long, string[]>> area in zones.GroupBy(entry => AreaOf((ulong)entry.Key)))
        {
            string[] ids = [.. area.SelectMany(entry => entry.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            string joined = string.Join('&', ids);
            if (known.TryAdd(joined, areas.Count))
                areas.Add([.. ids]);
            _areas[area.Key] = known[joined];
            _longest = Math.Max(_longest, area.Key);
        }

        Areas = [.. areas];
    }

    /// <summary>The map; null when this version of libphonenumber keeps it elsewhere, and has to be asked for each number.</summary>
    public static ZonePrefixes? Instance { get; } = Load();

    /// <summary>The zones of each area.</summary>
    public ImmutableArray<ImmutableArray<string>> Areas { get; }

    /// <summary>The area of the longest prefix that is known, as a place in <see cref="Areas"/>; -1 where none is.</summary>
    /// <param name="digits">A number, country code included.</param>
    public int Find(ulong digits)
    {
        while (digits > _longest)
            digits /= 10;
        for (; digits > 0; digits /= 10)
        {
            if (_areas.TryGetValue(digits, out int area))
                return area;
        }

        return -1;
    }

    // Behind +1 the exchanges of one area code are one place, see `AmericanAreas`; no other country code begins with 1.
    private static ulong AreaOf(ulong prefix)
    {
        ulong area = prefix;
        while (area > AmericanAreas.LastArea)
            area /= 10;
        return area >= AmericanAreas.FirstArea ? area : prefix;
    }

    private static ZonePrefixes? Load()
    {
        using Stream? resource = typeof(PhoneNumberUtil).Assembly.GetManifestResourceStream(Resource);
        if (resource is null)
            return null;

        using var data = new GZipStream(resource, CompressionMode.Decompress);
        try
        {
            return new ZonePrefixes(BuildPrefixMapFromBin.ReadTimezoneMap(data));
        }
        catch (Exception unread) when (unread is InvalidDataException or IOException)
        {
            return null;
        }
    }
}
