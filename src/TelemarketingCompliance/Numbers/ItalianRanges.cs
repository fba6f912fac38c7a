namespace TelemarketingCompliance;

/// <summary>Ranges of the Italian numbering plan that libphonenumber does not know, by the first digits after +39.</summary>
internal static class ItalianRanges
{
    public const int CountryCode = 39;

    /// <summary>AGCOM delibera 156/18/CIR: 0843 for statistics, 0844 for market research, sale and commercial communication.</summary>
    public static bool IsCallerPrefix(ReadOnlySpan<char> national) => national.StartsWith("0843") || national.StartsWith("0844");

    /// <summary>0549 is San Marino, which is reached through the Italian plan too and lies outside the Italian register.</summary>
    public static bool IsSanMarino(ReadOnlySpan<char> national) => national.StartsWith("0549");

    /// <summary>The class of a number in no range of libphonenumber, so that a length it does not expect never makes a service callable.</summary>
    public static NumberClass Classify(ReadOnlySpan<char> national) => national switch
    {
        ['8', '0', '0' or '3', ..] => NumberClass.TollFree,
        ['8', '4', '0' or '7' or '8', ..] => NumberClass.SharedCost,
        ['8', '9', '2' or '9', ..] or ['1', '4', '4', ..] or ['1', '6', '3' or '4' or '6', ..] => NumberClass.Premium,
        ['0', '8', '7', '8', ..] => NumberClass.Premium,
        ['1', '7', '8', ..] or ['1', '9', '9', ..] => NumberClass.Personal,
        _ => NumberClass.Unknown,
    };
}
