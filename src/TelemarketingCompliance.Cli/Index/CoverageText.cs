using System.Collections.Immutable;
using System.Globalization;

namespace TelemarketingCompliance.Cli.Index;

/// <summary>Leading digits as ranges of numbers, one for each length a number can have.</summary>
internal static class CoverageText
{
    // Shorter ones are short codes, which nobody dials for marketing: they stay not asked.
    private const int ShortestNumber = 8;
    private const int LongestNumber = 15;

    public static ImmutableArray<NumberRange> Read(IEnumerable<string> given) =>
    [
        .. from list in given
           from prefix in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
           from range in Ranges(prefix)
           select range,
    ];

    private static IEnumerable<NumberRange> Ranges(string written)
    {
        string prefix = written.TrimStart('+');

        if (prefix.Length is 0 or > LongestNumber || prefix[0] == '0' || !prefix.All(char.IsAsciiDigit))
            throw RefusalException.Usage($"`--coverage`: `{written}` is no prefix; give 1 to 15 digits, country code first, such as 39 or 1212");

        ulong value = ulong.Parse(prefix, CultureInfo.InvariantCulture);
        return Enumerable.Range(Math.Max(prefix.Length, ShortestNumber), LongestNumber - Math.Max(prefix.Length, ShortestNumber) + 1).Select(digits => NumberRange.OfPrefix(value, digits));
    }
}
