using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>What the plans say of a number: its profile, and where its holder may be.</summary>
/// <remarks>
/// Most countries' plans are tables here, and nothing is kept. Of the others the numbers asked about lately are remembered: plans never change while a process
/// runs, and a call asks up to three times: screened, acquired, confirmed. Bounded; a newer number takes the place of an older one. Safe on any thread.
/// </remarks>
internal static class KnownNumbers
{
    private const int SlotBits = 13;

    private static readonly Asked?[] Table = new Asked?[1 << SlotBits];

    internal static Known Of(E164Number number) =>
        !number.IsDefault && PlanProfiles.TryFind(number.Digits, out NumberProfile profile, out bool hasArea)
            ? new Known(profile, NumberPlaces.Of(number, profile.Region, hasArea))
            : OfLibrary(number);

    private static Known OfLibrary(E164Number number)
    {
        ref Asked? slot = ref Table[(number.Digits * 0x9E3779B97F4A7C15UL) >> (64 - SlotBits)];
        Asked? asked = Volatile.Read(ref slot);
        if (asked is not null && asked.Number == number)
            return asked.Known;
        NumberProfile profile = NumberProfile.Of(number);
        asked = new Asked(number, new Known(profile, NumberPlaces.OfLibrary(number, profile.Region)));
        Volatile.Write(ref slot, asked);
        return asked.Known;
    }

    internal readonly record struct Known(NumberProfile Profile, ImmutableArray<CalleePlace> Places);

    private sealed record Asked(E164Number Number, Known Known);
}
