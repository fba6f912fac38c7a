using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli.Index;

/// <summary>What the values of a status column mean. A value that nobody explained is never read as clear.</summary>
/// <param name="listed">The values that mean listed; empty takes the common ones.</param>
/// <param name="clear">The values that mean clear; empty takes the common ones, or the one value that stands beside a given listed value.</param>
internal sealed class StatusWords(ImmutableArray<string> listed, ImmutableArray<string> clear)
{
    private static readonly string[] CommonListed = ["listed", "opposed", "iscritto", "opposto", "yes", "y", "si", "sì", "s", "true", "1"];
    private static readonly string[] CommonClear = ["clear", "not listed", "not opposed", "non iscritto", "non opposto", "no", "n", "false", "0"];

    private readonly HashSet<string> listedWords = new(listed.IsEmpty ? CommonListed : listed, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> clearWords = new(clear.IsEmpty ? CommonClear : clear, StringComparer.OrdinalIgnoreCase);
    private readonly bool mayPair = !listed.IsEmpty && clear.IsEmpty;
    private string? other;
    private bool hasCommonClear;

    /// <summary>True for listed, false for clear, null for a value that nobody explained.</summary>
    /// <exception cref="RefusalException">Beside the listed value stand several others, and it was not said which of them is clear.</exception>
    public bool? Read(string value)
    {
        if (listedWords.Contains(value))
            return true;

        if (clearWords.Contains(value))
            return Pair(isCommon: true, value);

        // A word that elsewhere means listed is never the other value of the pair.
        return mayPair && value.Length > 0 && !CommonListed.Contains(value, StringComparer.OrdinalIgnoreCase) ? Pair(isCommon: false, value) : null;
    }

    // A column of two values: who names one has named the other. A third value makes both doubtful.
    private bool Pair(bool isCommon, string value)
    {
        if (!mayPair)
            return false;

        hasCommonClear |= isCommon;
        other ??= isCommon ? null : value;

        if (other is not null && (hasCommonClear || !other.Equals(value, StringComparison.OrdinalIgnoreCase)))
            throw RefusalException.Input($"beside `{listed[0]}` the status column holds `{other}` and other values; say with `--clear-value` which of them means clear");

        return false;
    }
}
