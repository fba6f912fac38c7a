namespace TelemarketingCompliance;

/// <summary>Distinct keys in ascending order, as often as asked. Payloads (day and flags) come along where there are any.</summary>
internal abstract class KeySource : IDisposable
{
    /// <summary>True when any key has a day or a flag.</summary>
    public virtual bool HasPayload => false;

    /// <summary>Fills from the front; 0 at the end.</summary>
    public abstract int Read(Span<ulong> keys, Span<uint> payloads);

    /// <summary>Begins again.</summary>
    public abstract void Rewind();

    public virtual void Dispose()
    {
    }
}

/// <summary>A day and eight flags of one key in 32 bits: day in the upper 24 (0 for none, else days since 1970 plus 1), flags in the lower 8.</summary>
internal static class Payload
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    public static uint Pack(DateOnly? day, byte flags)
    {
        if (day is not { } date)
            return flags;

        ArgumentOutOfRangeException.ThrowIfLessThan(date.DayNumber, Epoch, nameof(day));
        return ((uint)(date.DayNumber - Epoch + 1) << 8) | flags;
    }

    public static DateOnly? Day(uint days) => days == 0 || days > DateOnly.MaxValue.DayNumber - Epoch + 1 ? null : DateOnly.FromDayNumber((int)days - 1 + Epoch);

    public static uint Days(uint payload) => payload >> 8;

    public static byte Flags(uint payload) => (byte)payload;

    /// <summary>Of two days the later counts: enrolment or renewal. No day is later than every day, because it may be any. Flags join.</summary>
    public static uint Merge(uint one, uint other) => (Days(one) == 0 || Days(other) == 0 ? 0 : Math.Max(Days(one), Days(other)) << 8) | ((one | other) & 0xFF);
}

/// <summary>Reads a source one key at a time.</summary>
internal sealed class KeyCursor
{
    private readonly KeySource source;
    private readonly ulong[] keys = new ulong[1024];
    private readonly uint[] payloads = new uint[1024];
    private int at;
    private int count;

    public KeyCursor(KeySource source)
    {
        this.source = source;
        Next();
    }

    public bool AtEnd { get; private set; }

    public ulong Key => keys[at];

    public uint Payload => payloads[at];

    public void Next()
    {
        if (++at < count)
            return;

        at = 0;
        count = source.Read(keys, payloads);
        AtEnd = count == 0;
    }
}
