namespace Quickstart;

/// <summary>Makes up telephone numbers in plausible Italian ranges, each once, and spells them the way people do.</summary>
internal sealed class NumberMaker(Dice dice)
{
    private static readonly string[] MobilePrefixes =
    [
        "320", "327", "328", "329", "331", "333", "334", "335", "338", "339", "340",
        "342", "345", "346", "347", "348", "349", "366", "368", "371", "377", "380", "388", "389", "391", "392", "393",
    ];

    private static readonly (string Prefix, int Length)[] Areas =
        [("02", 8), ("06", 8), ("011", 7), ("051", 7), ("055", 7), ("081", 7), ("091", 7), ("010", 7), ("0543", 6), ("0461", 6)];

    private readonly HashSet<string> made = [];

    /// <summary>A mobile number in national digits.</summary>
    internal string Mobile() => Once(() => dice.Pick<string>(MobilePrefixes) + dice.Digits(7));

    /// <summary>A fixed number in national digits.</summary>
    internal string Fixed() => Once(() => dice.Pick<(string, int)>(Areas) is var (prefix, length) ? prefix + (2 + dice.Below(7)) + dice.Digits(length - 1) : "");

    /// <summary>As a customer service types it.</summary>
    internal string Spelled(string national)
    {
        bool mobile = national[0] == '3';
        int prefix = mobile ? 3 : national[1] is '2' or '6' ? 2 : national.Length == 10 && national.StartsWith("05", StringComparison.Ordinal) && national[2] == '4' ? 4 : 3;
        (string code, string rest) = (national[..prefix], national[prefix..]);
        return dice.Below(10) switch
        {
            0 => $"+39 {code} {rest}",
            1 => $"+39{national}",
            2 => $"0039{national}",
            3 => $"{code}-{rest}",
            4 => $"{code} {rest[..3]} {rest[3..]}",
            5 => mobile ? $"{code}.{rest}" : $"({code}) {rest}",
            6 => mobile ? $" {national} " : $"{code}/{rest}",
            _ => national,
        };
    }

    private string Once(Func<string> make)
    {
        string number = make();
        while (!made.Add(number))
            number = make();
        return number;
    }
}
