using System.Runtime.CompilerServices;

namespace TelemarketingCompliance;

/// <summary>Reads lines of plain E.164 text (<c>+39…</c>, the plus may be missing) as keys, tens of millions a second.</summary>
/// <remarks>It reads digits and nothing else: numbers as people write them belong to a parser of telephone numbers. Empty lines are skipped. The stream stays the caller's.</remarks>
public sealed class NumberLineReader
{
    private const int BufferBytes = 1 << 16;
    private const int Slack = 16;

    private readonly Stream stream;

    // Two words may be read before the first digit and behind the last line.
    private readonly byte[] buffer = new byte[Slack + BufferBytes + Slack];
    private int at = Slack;
    private int end = Slack;
    private bool isAtEnd;

    /// <summary>A reader of the stream from where it stands.</summary>
    public NumberLineReader(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        this.stream = stream;
    }

    /// <summary>Lines that were no number of 1 to 15 digits.</summary>
    public long Refused { get; private set; }

    /// <summary>Fills from the front; 0 at the end of the stream.</summary>
    public int Read(Span<ulong> keys)
    {
        int count = 0;

        while (count < keys.Length)
        {
            int length = buffer.AsSpan(at, end - at).IndexOf((byte)'\n');

            if (length < 0)
            {
                if (!isAtEnd && Refill())
                    continue;

                if (at == end)
                    break;

                length = end - at;
            }

            count += Parse(at, length, ref keys[count]);
            at = Math.Min(end, at + length + 1);
        }

        return count;
    }

    // 1 when the line is a number.
    private int Parse(int from, int length, ref ulong key)
    {
        if (length > 0 && buffer[from + length - 1] == '\r')
            length--;

        if (length > 0 && buffer[from] == '+')
        {
            from++;
            length--;
        }
        else if (length == 0)
        {
            return 0;
        }

        if (length is > 0 and <= Keys.MaxDigits && TryDigits(ref buffer[from + length], length, out key) && key != 0)
            return 1;

        Refused++;
        return 0;
    }

    // Eight digits at a time, right-aligned: what stands before the line becomes leading zeros.
    private static bool TryDigits(ref byte behind, int length, out ulong key)
    {
        ulong low = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Subtract(ref behind, 8));
        ulong high = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Subtract(ref behind, 16));
        low = length < 8 ? (low & (ulong.MaxValue << (64 - (length * 8)))) | (0x3030_3030_3030_3030UL >> (length * 8)) : low;
        high = length <= 8 ? 0x3030_3030_3030_3030UL : (high & (ulong.MaxValue << (128 - (length * 8)))) | (0x3030_3030_3030_3030UL >> ((length - 8) * 8));
        bool isValid = AreDigits(low) & AreDigits(high);
        key = (Value(high) * 100_000_000) + Value(low);
        return isValid;
    }

    private static bool AreDigits(ulong text) =>
        (((text & 0xF0F0_F0F0_F0F0_F0F0) | (((text + 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0) >> 4)) ^ 0x3333_3333_3333_3333) == 0;

    private static ulong Value(ulong text)
    {
        ulong digits = text & 0x0F0F_0F0F_0F0F_0F0F;
        ulong pairs = ((digits * 10) + (digits >> 8)) & 0x00FF_00FF_00FF_00FF;
        ulong fours = ((pairs * 100) + (pairs >> 16)) & 0x0000_FFFF_0000_FFFF;
        return ((fours * 10_000) + (fours >> 32)) & 0xFFFF_FFFF;
    }

    // False when a line longer than the buffer has to be taken as it is.
    private bool Refill()
    {
        if (end - at == BufferBytes)
            return false;

        Buffer.BlockCopy(buffer, at, buffer, Slack, end - at);
        end = Slack + (end - at);
        at = Slack;
        int read = stream.Read(buffer, end, Slack + BufferBytes - end);
        end += read;
        isAtEnd = read == 0;
        return true;
    }
}
