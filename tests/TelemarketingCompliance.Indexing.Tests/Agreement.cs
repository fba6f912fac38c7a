namespace TelemarketingCompliance.Indexing.Tests;

/// <summary>Asks the library and the independent reader the same questions.</summary>
internal static class Agreement
{
    public static void Check(string path, int seed)
    {
        IndependentReader other = new(File.ReadAllBytes(path));

        if (other.Kind == (int)IndexKind.Register)
            Check(RegisterIndex.Open(path), other, seed);
        else
            Check(NumberSet.Open(path), other, seed);
    }

    private static void Check(RegisterIndex index, IndependentReader other, int seed)
    {
        Assert.Equal(index.Metadata.Register, other.Text(1));
        Assert.Equal(index.Metadata.Reference, other.Text(8));

        foreach (ulong key in Probes([.. index.Listed, .. index.Clear], seed))
        {
            Assert.Equal(other.Answer(key), (int)index.Answer(key));
            Assert.Equal(other.Columns(key), Pack(index.Detail(key)));
        }
    }

    private static void Check(NumberSet set, IndependentReader other, int seed)
    {
        foreach (ulong key in Probes([.. set.Members], seed))
        {
            Assert.Equal(other.Answer(key) == 2, set.Contains(key));
            Assert.Equal(other.Columns(key), Pack(set.Detail(key)));
        }
    }

    private static (uint Day, byte Flags)? Pack(NumberDetail? detail) =>
        detail is { } known ? (known.Day is { } day ? (uint)(day.DayNumber - new DateOnly(1970, 1, 1).DayNumber + 1) : 0, known.Flags) : null;

    private static IEnumerable<ulong> Probes(ulong[] keys, int seed)
    {
        Random random = new(seed);
        ulong[] some = [.. Enumerable.Range(0, keys.Length == 0 ? 0 : 400).Select(_ => keys[random.Next(keys.Length)])];
        return [.. some, .. some.Select(key => key + 1), .. some.Select(key => key + (ulong)random.Next(5_000)), 1, Keys.Max, .. Samples.Scattered(seed, 50)];
    }
}
