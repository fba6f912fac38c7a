using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>The declared coverage of a full register, sorted and joined, with a search that allocates nothing.</summary>
internal sealed class CoverageRanges
{
    private readonly ulong[] firsts;
    private readonly ulong[] lasts;

    public CoverageRanges(ImmutableArray<NumberRange> ranges)
    {
        firsts = [.. ranges.Select(range => range.First)];
        lasts = [.. ranges.Select(range => range.Last)];
    }

    public bool IsEmpty => firsts.Length == 0;

    public bool Covers(ulong key)
    {
        ulong[] starts = firsts;
        int low = 0;
        int count = starts.Length;

        // Without branches that depend on the key: random keys would mispredict every second one.
        while (count > 1)
        {
            int half = count >> 1;
            low += starts[low + half] <= key ? half : 0;
            count -= half;
        }

        return count > 0 && key >= starts[low] && key <= lasts[low];
    }

    public static ImmutableArray<NumberRange> Canonical(ImmutableArray<NumberRange> ranges)
    {
        if (ranges.IsDefaultOrEmpty)
            return [];

        List<NumberRange> joined = [];

        foreach (NumberRange range in ranges.OrderBy(range => range.First).ThenBy(range => range.Last))
        {
            if (range.First == 0)
                throw new IndexException(IndexError.InvalidMetadata, "the coverage has an empty range; give the first and the last number, or a prefix");

            if (joined.Count > 0 && range.First <= joined[^1].Last + 1 && Keys.Digits(range.First) == Keys.Digits(joined[^1].First))
                joined[^1] = new NumberRange(joined[^1].First, Math.Max(joined[^1].Last, range.Last));
            else
                joined.Add(range);
        }

        return [.. joined];
    }
}
