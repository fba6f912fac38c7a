using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Instants as a table holds them: nanoseconds since 1970, exact from 1677 to 2262.</summary>
internal static class Times
{
    internal static long ToColumn(Instant instant, string what)
    {
        Duration since = instant - NodaConstants.UnixEpoch;
        return since >= Duration.FromNanoseconds(long.MinValue) && since <= Duration.FromNanoseconds(long.MaxValue)
            ? since.ToInt64Nanoseconds()
            : throw new ArgumentException($"the {what} of an attempt lies outside the years 1678 to 2261");
    }

    internal static Instant FromColumn(long nanoseconds) => NodaConstants.UnixEpoch + Duration.FromNanoseconds(nanoseconds);
}
