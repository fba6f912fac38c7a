namespace TelemarketingCompliance;

/// <summary>What may stand between two digits.</summary>
[Flags]
internal enum Separators : byte
{
    None = 0,
    Space = 1,
    Dot = 2,
    Hyphen = 4,
    Bracket = 8,
    Slash = 16,
}

/// <summary>A place between two groups of digits.</summary>
/// <param name="Before">How many digits stand before it.</param>
/// <param name="Group">How many of them stand directly before it, in one piece.</param>
/// <param name="Separators">What is written in it.</param>
internal readonly record struct DigitGap(byte Before, byte Group, Separators Separators)
{
    public bool IsSpacedHyphen => Has(Separators.Hyphen) && Has(Separators.Space);

    /// <summary>Whether any of the given separators is written.</summary>
    public bool Has(Separators any) => (Separators & any) != 0;

    public static Separators Separator(char glyph) => glyph switch
    {
        ' ' => Separators.Space,
        '.' => Separators.Dot,
        '-' => Separators.Hyphen,
        '(' or ')' => Separators.Bracket,
        '/' => Separators.Slash,
        _ => Separators.None,
    };
}
