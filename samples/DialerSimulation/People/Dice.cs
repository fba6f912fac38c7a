namespace DialerSimulation.People;

/// <summary>Seeded chance (SplitMix64): the same seed gives the same day on every machine and every .NET. Not safe for several threads.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>Dice of their own, for somebody with a number.</summary>
    internal static Dice For(ulong seed, int number) => new((seed * 0x9E3779B97F4A7C15) + (ulong)number);

    internal int Below(int limit) => (int)(Next() % (uint)limit);

    internal int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>0 or more, less than 1.</summary>
    internal double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    internal bool Chance(double share) => Share() < share;

    /// <summary>A length of time as conversations have: most are short, a few go on and on. No function that another machine may round otherwise.</summary>
    internal int Seconds(int median)
    {
        double share = Share();
        return 1 + (int)(median * (0.35 + share + (2.4 * share * share * share * share * share)));
    }

    internal void Shuffle<T>(T[] items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private ulong Next()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
