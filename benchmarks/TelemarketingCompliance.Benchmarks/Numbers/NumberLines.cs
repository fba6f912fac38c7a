using System.Globalization;

namespace TelemarketingCompliance.Benchmarks.Numbers;

/// <summary>Generated lines of four lists, as they arrive; the same every time. libphonenumber reads each of them.</summary>
internal static class NumberLines
{
    public const int Count = 1000;

    private static readonly string[] Areas = ["02", "06", "011", "081", "0521", "0984"];

    /// <summary>Half mobiles, half landlines, as <c>+39</c> and digits.</summary>
    public const string Clean = "clean Italian";

    /// <summary>The same as national digits.</summary>
    public const string National = "national Italian";

    /// <summary>The same with dots, slashes, spaces, brackets, 0039 and extensions.</summary>
    public const string Messy = "messy Italian";

    /// <summary>American numbers as Americans write them.</summary>
    public const string American = "messy American";

    public static string[] Of(string list)
    {
        Random random = new(20261201);
        return [.. Enumerable.Range(0, Count).Select(i => list switch
        {
            Clean => "+39" + Italian(random, i),
            National => Italian(random, i),
            Messy => Spelled(random, i),
            American => Spelled(random, $"{random.Next(201, 990)}"[..2] + "2", $"{random.Next(200, 1000)}", Digits(random, 4)),
            _ => throw new ArgumentOutOfRangeException(nameof(list), list, "not a list"),
        })];
    }

    private static string Italian(Random random, int i) => i % 2 == 0 ? Mobile(random) : Landline(random);

    private static string Mobile(Random random) => "3" + "2346"[random.Next(4)] + Digits(random, 8);

    private static string Landline(Random random)
    {
        string area = Areas[random.Next(Areas.Length)];
        return area + random.Next(1, 9).ToString(CultureInfo.InvariantCulture) + Digits(random, 9 - area.Length);
    }

    private static string Spelled(Random random, int i)
    {
        string mobile = Mobile(random), number = Landline(random), area = Areas.First(area => number.StartsWith(area, StringComparison.Ordinal)), rest = number[area.Length..];
        return (i % 10) switch
        {
            0 => $"{area}/{rest[..3]}.{rest[3..]} int. {random.Next(1, 99)}",
            1 => $"{mobile[..3]} {mobile[3..6]} {mobile[6..]}",
            2 => $"{area} {rest}",
            3 => $"{area}/{rest}",
            4 => $"0039 {mobile}",
            5 => $"{mobile[..3]}-{mobile[3..]}",
            6 => $"({area}) {rest[..4]} {rest[4..]}",
            7 => $"+39 {mobile[..3]} {mobile[3..]}",
            8 => $"{mobile[..3]}.{mobile[3..6]}.{mobile[6..]}",
            _ => $" {area} - {rest}",
        };
    }

    private static string Spelled(Random random, string area, string exchange, string line) => random.Next(5) switch
    {
        0 => $"({area}) {exchange}-{line}",
        1 => $"{area}-{exchange}-{line}",
        2 => $"1-{area}-{exchange}-{line}",
        3 => $"{area}.{exchange}.{line}",
        _ => $"+1 {area} {exchange} {line}",
    };

    private static string Digits(Random random, int count) => random.NextInt64((long)Math.Pow(10, count)).ToString($"D{count}", CultureInfo.InvariantCulture);
}
