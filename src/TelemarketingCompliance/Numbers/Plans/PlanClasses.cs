using PhoneNumbers;

namespace TelemarketingCompliance;

/// <summary>Class and region of every number of a country code, as tables made of the patterns of its numbering plans. Safe on any thread.</summary>
/// <remarks>The regions that share the code are asked in libphonenumber's order. The first has a table of its own, because the others are rarely met: those of
/// the United States' 24 neighbours are read when the first number that is not American is.</remarks>
internal sealed class PlanClasses
{
    private const int ClassBits = 4;

    private readonly DigitTable _first;
    private readonly Lazy<DigitTable?> _others;
    private readonly string?[] _regions;

    private PlanClasses(DigitTable first, Lazy<DigitTable?> others, IReadOnlyList<string> regions)
    {
        _first = first;
        _others = others;
        _regions = [.. regions.Select(NumberClassifier.CountryOnly)];
    }

    /// <summary>Reads the patterns of a country code; null when one says more than we can read.</summary>
    public static PlanClasses? Of(int countryCode)
    {
        IReadOnlyList<string> regions = NumberMetadata.Plans.GetRegionCodesForCountryCode(countryCode);
        if (TableOf(countryCode, regions, 0, 1) is not { } first)
            return null;

        return new PlanClasses(first, new(() => TableOf(countryCode, regions, 1, regions.Count)), regions);
    }

    /// <summary>The numbers that a description of a plan matches, whatever their length.</summary>
    public static DigitTable? TableOf(PhoneNumberDesc description)
    {
        var graph = new DigitGraph();
        return DigitPattern.TryAdd(graph, description.NationalNumberPattern, graph.End(1), out int node) ? DigitTable.Of(graph, node) : null;
    }

    /// <summary>The metadata of a region, or of a code that belongs to no country.</summary>
    public static PhoneMetadata? Metadata(string region, int countryCode) =>
        region == "001" ? NumberMetadata.Plans.GetMetadataForNonGeographicalRegion(countryCode) : NumberMetadata.Plans.GetMetadataForRegion(region);

    /// <summary>What libphonenumber says of a national number: its class, and its region where it has a class; false when that cannot be told.</summary>
    public bool TryFind(ReadOnlySpan<char> national, out NumberClass known, out string? region)
    {
        int outcome = _first.Find(national);
        if (outcome == 0 && _regions.Length > 1)
        {
            if (_others.Value is not { } others)
            {
                (known, region) = (NumberClass.Unknown, null);
                return false;
            }

            outcome = others.Find(national);
        }

        known = (NumberClass)(outcome & ((1 << ClassBits) - 1));
        region = known == NumberClass.Unknown ? null : _regions[(outcome >> ClassBits) - 1];
        return true;
    }

    private static DigitTable? TableOf(int countryCode, IReadOnlyList<string> regions, int from, int to)
    {
        var patterns = new PlanPatterns();
        int all = DigitGraph.Nothing;
        for (int i = to - 1; i >= from; i--)
        {
            if (Metadata(regions[i], countryCode) is not { } metadata)
                return null;

            // With leading digits a region is told by these alone, and the number is its own even in no known range.
            string leading = regions.Count > 1 ? metadata.LeadingDigits : "";
            all = patterns.AddRegion(metadata, leading, (i + 1) << ClassBits, all);
        }

        return patterns.IsReadable ? DigitTable.Of(patterns.Graph, all) : null;
    }
}
