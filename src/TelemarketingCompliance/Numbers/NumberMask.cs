using System.Globalization;

namespace TelemarketingCompliance;

/// <summary>Prints a number so that it can be told from others in a log but not be called.</summary>
internal static class NumberMask
{
    /// <summary><c>+</c>, the country code, stars, the last two digits; as long as the number in full.</summary>
    public static string Mask(ulong digits)
    {
        Span<char> buffer = stackalloc char[21];
        buffer[0] = '+';
        digits.TryFormat(buffer[1..], out int length, provider: CultureInfo.InvariantCulture);
        Span<char> written = buffer[1..(1 + length)];

        int hiddenFrom = NumberMetadata.CountryCodeLength(written);
        int hiddenTo = Math.Max(hiddenFrom, length - 2);
        written[hiddenFrom..hiddenTo].Fill('*');
        return new string(buffer[..(1 + length)]);
    }
}
