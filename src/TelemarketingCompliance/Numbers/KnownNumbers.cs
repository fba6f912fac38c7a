using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>
/// What the plans said of the numbers asked about lately. They never change while a process runs, and a call asks up to three times: screened, acquired,
/// confirmed. Bounded; a newer number takes the place of an older one. Safe on any thread.
/// </summary>
internal static class KnownNumbers
{
    private const int Slots = 1 << 13;

    private static readonly Known?[] Table = new Known?[Slots];

    internal static Known Of(E164Number number)
    {
        ref Known? slot = ref Table[(number.Digits * 0x9E3779B97F4A7C15UL) >> (64 - 13)];
        Known? known = Volatile.Read(ref slot);
        if (known is not null && known.Number == number)
            return known;
        NumberProfile profile = NumberProfile.Of(number);
        known = new Known(number, profile, NumberPlaces.Of(number, profile.Region));
        Volatile.Write(ref slot, known);
        return known;
    }

    internal sealed record Known(E164Number Number, NumberProfile Profile, ImmutableArray<CalleePlace> Places);
}
