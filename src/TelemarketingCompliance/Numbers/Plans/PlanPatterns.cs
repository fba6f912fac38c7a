using PhoneNumbers;

namespace TelemarketingCompliance;

/// <summary>Puts the patterns of numbering plans together as libphonenumber's <c>GetNumberType</c> asks them: the first that matches counts.</summary>
internal sealed class PlanPatterns
{
    private readonly Dictionary<string, int> _read = new(StringComparer.Ordinal);

    public DigitGraph Graph { get; } = new();

    /// <summary>Whether every pattern so far was read.</summary>
    public bool IsReadable { get; private set; } = true;

    /// <summary>The numbers of a region, whose outcome is <paramref name="region"/> and their class; all others have theirs in <paramref name="others"/>.</summary>
    /// <param name="metadata">The region's plan.</param>
    /// <param name="leading">The first digits that make a number the region's own; empty when its patterns do.</param>
    /// <param name="region">The outcome of a number of the region without a class.</param>
    /// <param name="others">The numbers of other regions.</param>
    public int AddRegion(PhoneMetadata metadata, string leading, int region, int others)
    {
        int own = leading.Length == 0 ? Graph.Everything(region) : Read(leading, Graph.Everything(region));
        int general = Graph.Where(own, Described(metadata.GeneralDesc));
        int known = Lines(metadata, general, region);
        (PhoneNumberDesc Description, NumberClass Class)[] special =
        [
            (metadata.Voicemail, NumberClass.Voicemail),
            (metadata.Uan, NumberClass.CorporateNumber),
            (metadata.Pager, NumberClass.Pager),
            (metadata.PersonalNumber, NumberClass.Personal),
            (metadata.Voip, NumberClass.Voip),
            (metadata.SharedCost, NumberClass.SharedCost),
            (metadata.TollFree, NumberClass.TollFree),
            (metadata.PremiumRate, NumberClass.Premium),
        ];
        foreach ((PhoneNumberDesc description, NumberClass numberClass) in special)
            known = Graph.Else(Classed(Graph.Where(general, Described(description)), region, numberClass), known);

        return Graph.Else(known, leading.Length == 0 ? others : Graph.Else(own, others));
    }

    /// <summary>Landlines and mobiles: where both patterns match, or are one, the plan does not tell them apart.</summary>
    private int Lines(PhoneMetadata metadata, int general, int region)
    {
        int fixedLine = Graph.Where(general, Described(metadata.FixedLine));
        if (metadata.SameMobileAndFixedLinePattern)
            return Classed(fixedLine, region, NumberClass.FixedOrMobile);

        int mobile = Graph.Where(general, Described(metadata.Mobile));
        int either = Classed(Graph.Where(fixedLine, mobile), region, NumberClass.FixedOrMobile);
        int one = Graph.Else(Classed(fixedLine, region, NumberClass.Fixed), Classed(mobile, region, NumberClass.Mobile));
        return Graph.Else(either, one);
    }

    private int Classed(int node, int region, NumberClass numberClass) => Graph.Where(node, Graph.Everything(region + (int)numberClass));

    /// <summary>What a description matches: its pattern in one of its lengths, or in any when it names none.</summary>
    private int Described(PhoneNumberDesc description)
    {
        if (!description.HasNationalNumberPattern)
            return DigitGraph.Nothing;

        int node = Read(description.NationalNumberPattern, Graph.End(1));
        uint lengths = 0;
        foreach (int length in description.PossibleLengthList)
            lengths |= length is > 0 and < 32 ? 1u << length : 0;
        return description.PossibleLengthCount == 0 ? node : Graph.OfLengths(node, lengths);
    }

    // Neighbours share patterns: the premium numbers of all of North America are one.
    private int Read(string pattern, int next)
    {
        if (next == Graph.End(1) && _read.TryGetValue(pattern, out int known))
            return known;

        IsReadable &= DigitPattern.TryAdd(Graph, pattern, next, out int node);
        if (next == Graph.End(1))
            _read[pattern] = node;
        return node;
    }
}
