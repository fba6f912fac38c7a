using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace TelemarketingCompliance;

/// <summary>A telephone number in its international form, E.164: the digits after <c>+</c>, at most 15, in eight bytes.</summary>
/// <remarks>
/// <para>Equal digits are the same number, so the value serves as a key. The Italian leading zero is kept: <c>06 12345678</c> is <c>+390612345678</c>.</para>
/// <para><see langword="default"/> means "no number" (<see cref="IsDefault"/>); it equals only itself and comes first in order.</para>
/// <para>Numbers order by their digits read as one integer. The type is immutable and safe on any thread.</para>
/// <para><see cref="ToString"/> masks, because numbers end up in logs; <see cref="ToE164"/> prints in full.</para>
/// </remarks>
[JsonConverter(typeof(E164NumberConverter))]
public readonly struct E164Number : IEquatable<E164Number>, IComparable<E164Number>
{
    internal const ulong Largest = 999_999_999_999_999;

    private E164Number(ulong digits) => Digits = digits;

    /// <summary>All digits after <c>+</c>, country code included, as one integer: 1 to 999,999,999,999,999; 0 for <see langword="default"/>.</summary>
    public ulong Digits { get; }

    /// <summary>Whether this is <see langword="default"/>, which means "no number".</summary>
    public bool IsDefault => Digits == 0;

    /// <summary>The number with the given digits, country code first.</summary>
    /// <remarks>For digits that were read before, such as the keys of a store: the numbering plan is not consulted. Use
    /// <see cref="TryParse(ReadOnlySpan{char}, string?, out E164Number, out NumberRefusal)"/> for anything written by people.</remarks>
    /// <param name="digits">1 to 15 digits.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="digits"/> is 0 or has more than 15 digits.</exception>
    public static E164Number FromDigits(ulong digits)
    {
        // The exceptions of ThrowIf… would print the value, and a number must not reach a log.
        if (digits is 0 or > Largest)
            throw new ArgumentOutOfRangeException(nameof(digits), "a number has 1 to 15 digits, country code included, and is not 0");

        return new E164Number(digits);
    }

    /// <summary>Reads a number as people and systems write it; false when it must be refused.</summary>
    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, string?, out E164Number, out NumberRefusal)"/>
    public static bool TryParse(ReadOnlySpan<char> text, string? defaultRegion, out E164Number number) =>
        TryParse(text, defaultRegion, out number, out _);

    /// <summary>Reads a number as people and systems write it; false, with the reason, when it must be refused.</summary>
    /// <remarks>
    /// <para>Strict: a text that may hold two numbers, an ambiguous spelling or a number no plan allows is refused rather than guessed.
    /// Short and emergency numbers are read (<c>112</c> in Italy is <c>+39112</c>) so that they can be told apart; their <see cref="NumberClass"/> forbids dialing them.</para>
    /// <para>Never throws. Safe on any thread. Costs nanoseconds and allocates nothing where the country's plan is plain; microseconds for short numbers and
    /// plans that rewrite numbers, such as the United Kingdom's. The first number of a process costs a tenth of a second.</para>
    /// </remarks>
    /// <param name="text">Any text: national, with <c>+39</c> or <c>0039</c>, with the usual separators; digits of any script.</param>
    /// <param name="defaultRegion">The two-letter region that national spellings belong to, such as <c>IT</c>, in any case; null or an unknown
    /// region when only spellings with <c>+</c> are to be read.</param>
    /// <param name="number">The number, or <see langword="default"/> when refused.</param>
    /// <param name="refusal">Why the text was refused; <see cref="NumberRefusal.None"/> when it was read.</param>
    /// <returns>Whether a number was read.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, string? defaultRegion, out E164Number number, out NumberRefusal refusal)
    {
        ulong digits = PlainNumbers.Read(text, defaultRegion);
        refusal = digits != 0 ? NumberRefusal.None : NumberReader.Read(text, defaultRegion, out digits);
        number = new E164Number(digits);
        return digits != 0;
    }

    /// <summary>Reads a number from the bytes of a file, without a string in between.</summary>
    /// <remarks>Reads what <see cref="TryParse(ReadOnlySpan{char}, string?, out E164Number, out NumberRefusal)"/> reads of the same text, in the same time. Bytes that are
    /// no UTF-8 are <see cref="NumberRefusal.NotANumber"/> wherever they stand.</remarks>
    /// <param name="utf8Text">UTF-8, such as a field of a CSV file.</param>
    /// <param name="defaultRegion">The two-letter region that national spellings belong to; null reads only those with <c>+</c>.</param>
    /// <param name="number">The number, or <see langword="default"/> when refused.</param>
    /// <param name="refusal">Why the text was refused; <see cref="NumberRefusal.None"/> when it was read.</param>
    /// <returns>Whether a number was read.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, string? defaultRegion, out E164Number number, out NumberRefusal refusal)
    {
        ulong digits = PlainNumbers.Read(utf8Text, defaultRegion);
        refusal = digits != 0 ? NumberRefusal.None : NumberReader.Read(utf8Text, defaultRegion, out digits);
        number = new E164Number(digits);
        return digits != 0;
    }

    /// <summary>Reads a number as people and systems write it, for texts that are known to be numbers.</summary>
    /// <param name="text">Any text that <see cref="TryParse(ReadOnlySpan{char}, string?, out E164Number, out NumberRefusal)"/> reads.</param>
    /// <param name="defaultRegion">The two-letter region that national spellings belong to; null when the text begins with <c>+</c>.</param>
    /// <returns>The number.</returns>
    /// <exception cref="FormatException">The text is refused; the message names the <see cref="NumberRefusal"/>, never the text.</exception>
    public static E164Number Parse(ReadOnlySpan<char> text, string? defaultRegion = null)
    {
        if (!TryParse(text, defaultRegion, out E164Number number, out NumberRefusal refusal))
            throw new FormatException($"the text is not a number that can be read: `{refusal}`, {refusal.ToText(Language.English)}");

        return number;
    }

    /// <summary>The number in full, such as <c>+390612345678</c>, for dialing and for files; personal data, so not for logs.</summary>
    /// <exception cref="InvalidOperationException">This is <see langword="default"/>, which is no number.</exception>
    public string ToE164() => IsDefault
        ? throw new InvalidOperationException("`default` is no number: check `IsDefault` first")
        : string.Create(CultureInfo.InvariantCulture, $"+{Digits}");

    /// <summary>The number masked, such as <c>+39********78</c>: country code and last two digits, in full length; <c>no number</c> for <see langword="default"/>.</summary>
    public override string ToString() => IsDefault ? "no number" : NumberMask.Mask(Digits);

    /// <summary>Whether the other number has the same digits.</summary>
    /// <param name="other">The number to compare with.</param>
    public bool Equals(E164Number other) => Digits == other.Digits;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is E164Number other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Digits.GetHashCode();

    /// <summary>Orders by the digits as one integer.</summary>
    /// <param name="other">The number to compare with.</param>
    public int CompareTo(E164Number other) => Digits.CompareTo(other.Digits);

    /// <summary>Whether both have the same digits.</summary>
    public static bool operator ==(E164Number left, E164Number right) => left.Equals(right);

    /// <summary>Whether the digits differ.</summary>
    public static bool operator !=(E164Number left, E164Number right) => !left.Equals(right);

    /// <summary>Whether the left number comes first.</summary>
    public static bool operator <(E164Number left, E164Number right) => left.Digits < right.Digits;

    /// <summary>Whether the right number comes first.</summary>
    public static bool operator >(E164Number left, E164Number right) => left.Digits > right.Digits;

    /// <summary>Whether the right number does not come first.</summary>
    public static bool operator <=(E164Number left, E164Number right) => left.Digits <= right.Digits;

    /// <summary>Whether the left number does not come first.</summary>
    public static bool operator >=(E164Number left, E164Number right) => left.Digits >= right.Digits;
}
