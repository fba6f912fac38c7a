using System.Globalization;

namespace TelemarketingCompliance.Tests.Numbers;

/// <summary>Texts that look like numbers to every degree, each with a region; the same seed gives the same ones.</summary>
internal sealed class RandomSpellings(int seed)
{
    private static readonly string?[] Common = ["IT", "IT", "IT", "IT", "US", "US", "US", "it", "us", "iT", "SM", "VA", "CA", "XX", "", "ITA", null];

    private static readonly string[] Countries = [.. NumberMetadata.Regions.Order(StringComparer.Ordinal)];

    private static readonly string[] Beginnings =
    [
        "", "", "", "", "+", "+", "+39", "+39 ", "0039", "0039 ", "00", "39", "39 ", "+1", "+1 ", "1", "1-", "011", "011 39 ", "+378", "+54 9", "+44", "+7", "+52 1", "'", "tel:",
        "(+39) ", "+39 (0) ", "+", "0", "000", "+0", "+00", "0011", "(", " ", "\u202A", "\uFEFF+39", "-",
    ];

    private static readonly string[] Ranges =
    [
        "06", "02", "011", "0521", "081", "06698", "0549", "0843", "0844", "0878", "333", "347", "320", "313", "39", "390", "391", "392", "393", "43", "55", "70", "800", "803", "840", "892", "8938",
        "899", "144", "178", "199", "112", "187", "1522", "212", "208", "242", "310", "500", "523", "555", "600", "684", "787", "809", "876", "900", "911", "983", "1", "12",
    ];

    private static readonly string[] Separators = [" ", " ", "-", ".", "/", "(", ")", " - ", ") ", " (", "  ", "--", "/ ", " / "];

    private static readonly string[] Rare =
    [
        ",", ";", "x", " int. ", " ext ", ";ext=", " interno ", " o ", " e ", " oppure ", "\t", "\n", "\r\n", "E+", "e", "#", "'", "+", "&", "|", "\0", "\u00A0", "\u200E", "\u2011", "\u2212",
        "\u2044", "\uFF13", "\uFF0B", "\u0663", "\u0969", "\uD835\uDFDB", "\uD800", "\u0301", "\u2028", "O", "l",
    ];

    private readonly Random random = new(seed);

    public (string Text, string? Region) Next() => (Text(), random.Next(3) > 0 ? Any(Common) : Any(Countries));

    public string Digits(int least, int most) =>
        string.Create(random.Next(least, most + 1), random, static (text, random) =>
        {
            foreach (ref char digit in text)
                digit = (char)('0' + random.Next(10));
        });

    public T Any<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    /// <summary>A number of a country code, in a known range or not, as long as any plan allows and a little longer.</summary>
    public E164Number Number(int countryCode)
    {
        string range = random.Next(2) == 0 ? Any(Ranges) : "";
        string text = $"{countryCode}{range}{Digits(range.Length == 0 ? 1 : 0, 12)}";
        return E164Number.FromDigits(ulong.Parse(text[..Math.Min(text.Length, 15)], CultureInfo.InvariantCulture));
    }

    private string Text() => random.Next(8) switch
    {
        0 => "+" + Digits(0, 18),
        1 => Any(Beginnings) + Digits(0, 14),
        2 => Any(Beginnings) + Any(Ranges) + Digits(0, 10),
        3 => Any(Beginnings) + Any(Ranges) + Grouped(Separators),
        4 => Any(Beginnings) + Any(Ranges) + Grouped(random.Next(3) == 0 ? Rare : Separators),
        5 => Disturbed(Any(Ranges) + Digits(5, 8)),
        6 => Dated(),
        _ => Digits(3, 13) + (random.Next(3) == 0 ? Any([".", ",", "e", "E+"]) + Digits(0, 3) : ""),
    };

    private string Grouped(string[] separators) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => (random.Next(4) > 0 ? Any(separators) : "") + Digits(1, 5)));

    private string Disturbed(string text)
    {
        for (int i = random.Next(4); i > 0; i--)
            text = text.Insert(random.Next(text.Length + 1), Any(random.Next(2) == 0 ? Separators : Rare));
        return Any(Beginnings) + text;
    }

    private string Dated()
    {
        char separator = Any("/-.".ToCharArray());
        string day = random.Next(40).ToString(random.Next(2) == 0 ? "00" : "0", CultureInfo.InvariantCulture), month = random.Next(15).ToString(CultureInfo.InvariantCulture);
        return random.Next(2) == 0 ? $"{day}{separator}{month}{separator}{random.Next(1800, 2200)}" : $"{random.Next(1800, 2200)}{separator}{month}{separator}{day}";
    }
}
