using PhoneNumbers;

namespace TelemarketingCompliance.Tests.Numbers;

/// <summary>The slow path: our rules of spelling, then libphonenumber for everything. What the fast ones must agree with.</summary>
internal static class SlowNumbers
{
    public static string Read(string text, string? region)
    {
        Span<char> written = stackalloc char[NumberSpelling.MaxDigits + 1];
        NumberRefusal refusal = NumberSpelling.Read(text, written, out NumberSpelling spelling);
        ulong digits = 0;
        if (refusal == NumberRefusal.None)
            refusal = LibraryReader.Read(written[..spelling.Length], region, out digits);
        if (refusal == NumberRefusal.TooLong && spelling.MayBeTwo)
            refusal = NumberRefusal.TwoNumbers;
        return refusal == NumberRefusal.None ? $"+{digits}" : refusal.ToString();
    }

    public static KnownNumbers.Known Known(E164Number number)
    {
        NumberProfile profile = NumberMetadata.TryParse(number.Digits, out PhoneNumber? parsed) ? NumberClassifier.Classify(parsed) : default;
        return new(profile, NumberPlaces.OfLibrary(number, profile.Region));
    }
}
