using System.Buffers.Text;
using System.Text;

namespace TelemarketingCompliance;

/// <summary>Reads and writes a number as <c>+393331234567</c> whatever the numbering plans say: a plan changes, and what is on record must still be read.</summary>
internal sealed class NumberOnRecordConverter : TextConverter<E164Number>
{
    private const int MaxDigits = 15;

    private protected override E164Number FromText(string text) => TryFromUtf8(Encoding.UTF8.GetBytes(text), out E164Number number)
        ? number
        : throw new FormatException("a number on record is `+` and 1 to 15 digits, the first not 0");

    private protected override string ToText(E164Number value) => value.ToE164();

    private protected override bool TryFromUtf8(ReadOnlySpan<byte> utf8, out E164Number value)
    {
        value = default;
        if (utf8 is not [(byte)'+', >= (byte)'1' and <= (byte)'9', ..] || utf8.Length > MaxDigits + 1
            || !Utf8Parser.TryParse(utf8[1..], out ulong digits, out int read) || read != utf8.Length - 1)
            return false;
        value = E164Number.FromDigits(digits);
        return true;
    }

    private protected override bool TryToUtf8(E164Number value, Span<byte> utf8, out int written)
    {
        written = 0;
        if (value.IsDefault)
            return false;
        utf8[0] = (byte)'+';
        bool fits = Utf8Formatter.TryFormat(value.Digits, utf8[1..], out written);
        written++;
        return fits;
    }
}
