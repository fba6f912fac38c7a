using PhoneNumbers;

namespace TelemarketingCompliance;

/// <summary>Tells, from country code, length and first digit alone, that <c>+</c> and digits are read as themselves.</summary>
/// <remarks>
/// libphonenumber changes a number in full only where it strips the national prefix of the code's main region. Where that prefix is nothing, or one digit the
/// national part does not begin with, and the length is possible, nothing can change; whatever is less plain is left to <see cref="NumberReader"/>.
/// </remarks>
internal static class CanonicalNumbers
{
    private const int MaxDigits = 15;
    private const byte NoPrefix = byte.MaxValue;

    // By the first three digits. Two threads that learn the same plan learn the same.
    private static readonly Plan?[] Plans = new Plan?[1000];

    /// <summary>The digits behind the plus; false when the text is anything else, or needs the numbering plan.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out ulong digits)
    {
        digits = 0;
        if (text.Length is < 5 or > MaxDigits + 1 || text[0] != '+' || text[1] is < (byte)'1' or > (byte)'9')
            return false;

        ulong value = 0;
        foreach (byte character in text[1..])
        {
            uint digit = (uint)(character - '0');
            if (digit > 9)
                return false;
            value = (value * 10) + digit;
        }

        int code = ((text[1] - '0') * 100) + ((text[2] - '0') * 10) + (text[3] - '0');
        Plan plan = Volatile.Read(ref Plans[code]) ?? Learn(code);
        int national = 1 + plan.CodeLength;
        if ((plan.Lengths & (1u << (text.Length - national))) == 0 || text[national] - '0' == plan.Prefix)
            return false;

        digits = value;
        return true;
    }

    private static Plan Learn(int firstThree)
    {
        Plan plan = PlanOf(firstThree);
        Volatile.Write(ref Plans[firstThree], plan);
        return plan;
    }

    private static Plan PlanOf(int firstThree)
    {
        Span<char> digits = [(char)('0' + (firstThree / 100)), (char)('0' + (firstThree / 10 % 10)), (char)('0' + (firstThree % 10))];
        int length = NumberMetadata.CountryCodeLength(digits);
        if (length == 0)
            return Plan.Unknown;

        int code = length == 1 ? firstThree / 100 : length == 2 ? firstThree / 10 : firstThree;
        string region = NumberMetadata.Plans.GetRegionCodeForCountryCode(code);
        PhoneMetadata? metadata = region == "001" ? NumberMetadata.Plans.GetMetadataForNonGeographicalRegion(code) : NumberMetadata.Plans.GetMetadataForRegion(region);
        if (metadata is null || metadata.NationalPrefixForParsing is not ("" or [>= '0' and <= '9']))
            return Plan.Unknown;

        uint lengths = 0;
        foreach (int possible in metadata.GeneralDesc.PossibleLengthList)
            lengths |= possible is > 2 and <= MaxDigits ? 1u << possible : 0;
        return new Plan(length, lengths, metadata.NationalPrefixForParsing is [var prefix] ? (byte)(prefix - '0') : NoPrefix);
    }

    /// <param name="CodeLength">Digits of the country code.</param>
    /// <param name="Lengths">A bit for each possible length of the national part; none when nothing is plain.</param>
    /// <param name="Prefix">The digit that would be stripped.</param>
    private sealed record Plan(int CodeLength, uint Lengths, byte Prefix)
    {
        public static Plan Unknown { get; } = new(1, 0, NoPrefix);
    }
}
