using System.Globalization;

namespace TelemarketingCompliance;

/// <summary>A range that a regulator reserves for certain calls; who presents a number of it need not be callable there. Immutable.</summary>
public sealed record CallerIdPrefix
{
    private readonly ulong first;

    /// <summary>Creates a prefix.</summary>
    /// <param name="digits">The first digits of the range with its country code, as <c>+390844</c>; or a whole short number, as <c>+39187</c>.</param>
    /// <param name="purposes">The purposes the range is for; at least one.</param>
    /// <param name="law">The clause that reserves it; null means a choice of the host.</param>
    /// <exception cref="ArgumentException">There are no such digits, or no purposes.</exception>
    public CallerIdPrefix(string digits, PurposeSet purposes, LawReference? law = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(digits);
        if (digits is not ['+', >= '1' and <= '9', ..] || digits.Length > 16 || digits.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
            throw new ArgumentException("a prefix is `+` and 1 to 15 digits, country code first", nameof(digits));
        if (purposes.IsEmpty)
            throw new ArgumentException("a prefix is for at least one purpose", nameof(purposes));
        first = ulong.Parse(digits.AsSpan(1), CultureInfo.InvariantCulture);
        (Digits, Purposes, Law) = (digits, purposes, law);
    }

    /// <summary>The first digits of the range, as <c>+390844</c>.</summary>
    public string Digits { get; }

    /// <summary>The purposes the range is for.</summary>
    public PurposeSet Purposes { get; }

    /// <summary>The clause that reserves it; null means a choice of the host.</summary>
    public LawReference? Law { get; }

    /// <summary>Whether <paramref name="number"/> lies in the range: its class says so, or it is the very short number.</summary>
    public bool Holds(E164Number number, NumberProfile profile)
    {
        ulong digits = number.Digits;
        if (digits == first)
            return true;
        while (digits > first)
            digits /= 10;
        return digits == first && profile.Class == NumberClass.CallerPrefix;
    }
}
