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
        foreach ((long prefix, string[] ids) in zones)
        {
            string joined = string.Join('&', ids);
            if (known.TryAdd(joined, areas.Count))
                areas.Add([.. ids]);
            _areas[(ulong)prefix] = known[joined];
            _longest = Math.Max(_longest, (ulong)prefix);
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
