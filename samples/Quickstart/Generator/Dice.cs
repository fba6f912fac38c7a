namespace Quickstart;

/// <summary>Seeded chance (SplitMix64): the same seed gives the same files on every machine and every .NET.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    internal int Below(int limit) => (int)(Next() % (uint)limit);

    internal bool Chance(int percent) => Below(100) < percent;

    internal T Pick<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    internal string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => Below(10)));

    /// <summary>A day from the first on and before the last.</summary>
    internal LocalDate Day(LocalDate first, LocalDate last) => first.PlusDays(Below(Period.DaysBetween(first, last)));

    internal void Shuffle<T>(List<T> items)
    {
        for (int i = items.Count - 1; i > 0; i--)
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
