using System.Globalization;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The spelling of nearly every instant on record, <c>2026-04-01T08:00:00Z</c>, without the pattern that reads and writes all of them.</summary>
internal static class WholeSeconds
{
    internal const int Length = 20;

    internal static bool TryRead(ReadOnlySpan<byte> utf8, out Instant instant)
    {
        instant = default;
        if (utf8.Length != Length || utf8[4] != '-' || utf8[7] != '-' || utf8[10] != 'T' || utf8[13] != ':' || utf8[16] != ':' || utf8[19] != 'Z')
            return false;
        int bad = 0;
        int year = (Two(utf8, 0, ref bad) * 100) + Two(utf8, 2, ref bad);
        int month = Two(utf8, 5, ref bad);
        int day = Two(utf8, 8, ref bad);
        int hour = Two(utf8, 11, ref bad);
        int minute = Two(utf8, 14, ref bad);
        int second = Two(utf8, 17, ref bad);
        if (bad != 0 || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
            return false;
        instant = Instant.FromUtc(year, month, day, hour, minute, second);
        return true;
    }

    internal static bool TryWrite(Instant instant, Span<byte> utf8, out int written)
    {
        written = 0;
        if (instant < NodaConstants.BclEpoch)
            return false;
        Duration since = instant - NodaConstants.BclEpoch;
        if (since.SubsecondNanoseconds != 0)
            return false;
        if (!new DateTime(since.BclCompatibleTicks).TryFormat(utf8, out written, "s", CultureInfo.InvariantCulture))
            return false;
        utf8[written++] = (byte)'Z';
        return true;
    }

    private static int Two(ReadOnlySpan<byte> utf8, int at, ref int bad)
    {
        int tens = utf8[at] - '0';
        int ones = utf8[at + 1] - '0';
        bad |= (int)((uint)tens > 9 ? 1u : 0) | ((uint)ones > 9 ? 1 : 0);
        return (tens * 10) + ones;
    }
}
