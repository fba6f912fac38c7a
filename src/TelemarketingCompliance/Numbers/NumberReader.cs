namespace TelemarketingCompliance;

/// <summary>Reads a text as a number: our rules of spelling first, then the numbering plans.</summary>
internal static class NumberReader
{
    /// <summary>The refusal and the digits, which are 0 unless the refusal is <see cref="NumberRefusal.None"/>.</summary>
    public static NumberRefusal Read(ReadOnlySpan<char> text, string? defaultRegion, out ulong digits)
    {
        digits = 0;
        Span<char> written = stackalloc char[NumberSpelling.MaxDigits + 1];
        NumberRefusal refusal = NumberSpelling.Read(text, written, out NumberSpelling spelling);
        return refusal == NumberRefusal.None ? Read(written[..spelling.Length], spelling, defaultRegion, out digits) : refusal;
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{char}, string?, out ulong)"/>
    /// <param name="utf8Text">UTF-8; what is none is read as the replacement character, which is no number.</param>
    /// <param name="defaultRegion">The region of national spellings.</param>
    /// <param name="digits">The number.</param>
    public static NumberRefusal Read(ReadOnlySpan<byte> utf8Text, string? defaultRegion, out ulong digits)
    {
        digits = 0;
        Span<char> written = stackalloc char[NumberSpelling.MaxDigits + 1];
        NumberRefusal refusal = NumberSpelling.Read(utf8Text, written, out NumberSpelling spelling);
        return refusal == NumberRefusal.None ? Read(written[..spelling.Length], spelling, defaultRegion, out digits) : refusal;
    }

    private static NumberRefusal Read(ReadOnlySpan<char> written, NumberSpelling spelling, string? defaultRegion, out ulong digits)
    {
        if (!PlanReader.TryRead(written, defaultRegion, out NumberRefusal refusal, out digits))
            refusal = LibraryReader.Read(written, defaultRegion, out digits);
        return refusal == NumberRefusal.TooLong && spelling.MayBeTwo ? NumberRefusal.TwoNumbers : refusal;
    }
}
