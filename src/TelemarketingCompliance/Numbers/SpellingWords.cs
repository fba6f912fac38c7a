namespace TelemarketingCompliance;

/// <summary>The few words that may follow a number.</summary>
internal static class SpellingWords
{
    private const int LongestExtension = 6;

    /// <summary>Whether the rest names an extension behind the line: <c>int. 12</c>, <c>ext 12</c>, <c>x12</c>, <c>;ext=12</c>.</summary>
    /// <remarks>An extension is dropped: the line that rings, and that stands in registers, is the same.</remarks>
    public static bool IsExtension(ReadOnlySpan<char> rest)
    {
        if (rest is [';', .. var afterSemicolon])
            rest = afterSemicolon;

        ReadOnlySpan<char> word = Word(rest);
        if (word.IsEmpty)
            return false;
        if (!IsAny(word, "int", "interno", "ext", "extension", "x"))
            return false;

        ReadOnlySpan<char> digits = rest[word.Length..].TrimStart(" .:=");
        return digits.Length is > 0 and <= LongestExtension && !digits.ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>Whether the rest begins with "and" or "or", Italian or English.</summary>
    public static bool StartsWithConjunction(ReadOnlySpan<char> rest) => IsAny(Word(rest), "o", "e", "od", "ed", "oppure", "or", "and");

    private static ReadOnlySpan<char> Word(ReadOnlySpan<char> rest)
    {
        int length = 0;
        while (length < rest.Length && char.IsAsciiLetter(rest[length]))
            length++;
        return rest[..length];
    }

    private static bool IsAny(ReadOnlySpan<char> word, params ReadOnlySpan<string> words)
    {
        foreach (string candidate in words)
        {
            if (word.Equals(candidate, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
