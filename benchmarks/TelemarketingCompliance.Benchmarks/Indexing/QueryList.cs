namespace TelemarketingCompliance.Benchmarks.Indexing;

/// <summary>Shuffled questions, half of them about numbers of the set, half about others in the same blocks.</summary>
internal static class QueryList
{
    public static ulong[] Of(ulong[] ascending, int count, int seed)
    {
        Random random = new(seed);
        ulong[] list = new ulong[count];

        for (int i = 0; i < count; i++)
        {
            ulong key = ascending[random.Next(ascending.Length)];

            if ((i & 1) == 0)
            {
                do
                    key = (key / 10_000 * 10_000) + (ulong)random.Next(10_000);
                while (Array.BinarySearch(ascending, key) >= 0);
            }

            list[i] = key;
        }

        random.Shuffle(list);
        return list;
    }
}
