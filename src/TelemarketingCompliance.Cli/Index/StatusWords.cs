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
    private const int MostTold = 5;

    private readonly bool mayPair = !listed.IsEmpty && clear.IsEmpty;
    private readonly List<string> others = [];
    private string? other;
    private bool hasCommonClear;
    private bool hasListed;

    /// <summary>True for listed, false for clear, null for a value that nobody explained.</summary>
    /// <exception cref="RefusalException">Beside the listed value stand several others, and it was not said which of them is clear.</exception>
    public bool? Read(string value)
    {
        if (listedWords.Contains(value))
        {
            hasListed = true;
            return true;
        }

        Remember(value);

        if (clearWords.Contains(value))
            return Pair(isCommon: true, value);

        // A word that elsewhere means listed is never the other value of the pair.
        return mayPair && value.Length > 0 && !CommonListed.Contains(value, StringComparer.OrdinalIgnoreCase) ? Pair(isCommon: false, value) : null;
    }

    /// <summary>Refuses answers among which the value that was given for listed never stood: mistyped, it would make the others clear.</summary>
    public void CheckListedOccurred()
    {
        if (!mayPair || hasListed || others.Count == 0)
            return;

        // A column of numbers, named by mistake, holds persons' data.
        string[] told = [.. others.Where(value => value.Count(char.IsDigit) <= 3).Select(value => $"`{value}`")];
        string found = told.Length == 0 ? "values of digits" : string.Join(", ", told);
        throw RefusalException.Input($"no answer is `{string.Join("` or `", listed)}`; the status column holds {found}; correct `--listed-value`, or, if really nobody is listed, say so with `--accept-all-clear`");
    }

    private void Remember(string value)
    {
        if (mayPair && !hasListed && others.Count < MostTold && value.Length > 0 && !others.Contains(value, StringComparer.OrdinalIgnoreCase))
            others.Add(value);
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
