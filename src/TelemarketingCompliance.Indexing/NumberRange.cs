namespace TelemarketingCompliance;

/// <summary>Numbers of one digit length, from the first to the last inclusive: what a full register declares that it covers.</summary>
/// <remarks><c>default</c> is no range and is refused at build.</remarks>
public readonly record struct NumberRange
{
    /// <summary>A range of keys with the same count of digits.</summary>
    public NumberRange(ulong first, ulong last)
    {
        ArgumentOutOfRangeException.ThrowIfZero(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, Keys.Max);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        ArgumentOutOfRangeException.ThrowIfNotEqual(Keys.Digits(first), Keys.Digits(last), nameof(last));
        First = first;
        Last = last;
    }

    /// <summary>The lowest key.</summary>
    public ulong First { get; }

    /// <summary>The highest key, inclusive.</summary>
    public ulong Last { get; }

    /// <summary>All numbers of <paramref name="digits"/> digits (country code included) that begin with <paramref name="prefix"/>.</summary>
    public static NumberRange OfPrefix(ulong prefix, int digits)
    {
        ArgumentOutOfRangeException.ThrowIfZero(prefix);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, Keys.MaxDigits);
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, Keys.Digits(prefix));
        ulong size = Keys.PowerOfTen(digits - Keys.Digits(prefix));
        return new NumberRange(prefix * size, (prefix * size) + (size - 1));
    }

    /// <summary>The digit length and the count of numbers, never a number.</summary>
    public override string ToString() => First == 0 ? "no range" : $"{Last - First + 1} numbers of {Keys.Digits(First)} digits";
}
