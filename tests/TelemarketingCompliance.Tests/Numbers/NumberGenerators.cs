using FsCheck;
using FsCheck.Fluent;

namespace TelemarketingCompliance.Tests.Numbers;

/// <summary>A text that looks like a number to some degree, and a default region.</summary>
public sealed record Spelling(string Text, string? Region);

/// <summary>An Italian landline or mobile number as its national digits; none is anybody's on purpose.</summary>
public sealed record ItalianNumber(string National)
{
    public E164Number Number => E164Number.FromDigits(ulong.Parse("39" + National, System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>Generators for the properties of numbers.</summary>
public static class NumberGenerators
{
    private static readonly string?[] Regions =
        [.. PhoneNumbers.PhoneNumberUtil.GetInstance().GetSupportedRegions().Order(), "IT", "IT", "US", "it", "XX", null];

    private static readonly string[] AreaCodes = ["02", "06", "011", "0521", "081", "333", "347", "320", "391", "390"];

    public static Arbitrary<Spelling> Spellings() =>
        (from prefix in Gen.Elements("+", "+", "", "00", "+39", "39", "0039", "+1", "1", "011", "+378", "+54 9", "+52 1", "0", "'")
         from pieces in Gen.ListOf(Gen.OneOf(Digits(1, 9), Gen.Elements(" ", "-", ".", "/", "(", ")", " - ", ",", "x", "\u200E", "\u00A0", "o")))
         from region in Gen.Elements(Regions)
         select new Spelling(prefix + string.Concat(pieces), region)).ToArbitrary();

    public static Arbitrary<ItalianNumber> ItalianNumbers() =>
        (from areaCode in Gen.Elements(AreaCodes)
         from rest in areaCode[0] == '3' ? Digits(7, 7) : Digits(6, 10 - areaCode.Length)
         select new ItalianNumber(areaCode + rest)).ToArbitrary();

    private static Gen<string> Digits(int least, int most) =>
        from length in Gen.Choose(least, most)
        from digits in Gen.ArrayOf(Gen.Elements("0123456789".ToCharArray()), length)
        select new string(digits);
}
