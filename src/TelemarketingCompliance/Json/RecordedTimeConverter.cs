using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Reads and writes a <see cref="RecordedTime"/> as its text.</summary>
public sealed class RecordedTimeConverter : TextConverter<RecordedTime>
{
    private protected override RecordedTime FromText(string text) => RecordedTime.Parse(text);

    private protected override string ToText(RecordedTime value) => value.ToString();

    private protected override bool TryFromUtf8(ReadOnlySpan<byte> utf8, out RecordedTime value)
    {
        value = default;
        if (WholeSeconds.TryRead(utf8, out Instant instant))
        {
            value = RecordedTime.At(instant);
            return true;
        }

        if (utf8.Length != (2 * WholeSeconds.Length) + 1 || utf8[WholeSeconds.Length] != '/'
            || !WholeSeconds.TryRead(utf8[..WholeSeconds.Length], out Instant start) || !WholeSeconds.TryRead(utf8[^WholeSeconds.Length..], out Instant end) || end <= start)
            return false;
        value = RecordedTime.Between(start, end.PlusNanoseconds(-1));
        return true;
    }

    private protected override bool TryToUtf8(RecordedTime value, Span<byte> utf8, out int written)
    {
        if (!WholeSeconds.TryWrite(value.Earliest, utf8, out written) || value.IsExact)
            return written > 0;
        utf8[written] = (byte)'/';
        bool ends = WholeSeconds.TryWrite(value.Latest.PlusNanoseconds(1), utf8[(written + 1)..], out int end);
        written += end + 1;
        return ends;
    }
}
