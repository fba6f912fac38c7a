namespace TelemarketingCompliance.Benchmarks.Indexing;

/// <summary>Seeded sets of keys that look like a country: numbers in allocated blocks of ten thousand, blocks in runs, densities that vary from block to block.</summary>
internal static class KeyGenerator
{
    /// <summary>31 million Italian numbers: 70 % mobiles over 60 prefixes, 30 % landlines over 220 area codes, in 54,443 blocks.</summary>
    public static ulong[] Italy31m() => Fill(Italy(new Random(31)), 31_000_000, new Random(310), poolSpread: 0);

    /// <summary>240 million American numbers in 183,122 blocks of 330 area codes; blocks consist of thousand-number pools of their own density.</summary>
    public static ulong[] Us240m() => Fill(America(new Random(240)), 240_000_000, new Random(2_400), poolSpread: 1.1);

    /// <summary>5 million numbers an operator asked about in Italy's allocated blocks.</summary>
    public static ulong[] Asked5m() => Fill(Italy(new Random(31)), 5_000_000, new Random(50), poolSpread: 0);

    /// <summary>The numbers one of several controllers asked about, in the same blocks.</summary>
    public static ulong[] AskedBy(int controller, int count) => Fill(Italy(new Random(31)), count, new Random(6_000 + controller), poolSpread: 0);

    /// <summary>A few numbers drawn from Italy's allocated blocks, ascending: a contact list.</summary>
    public static ulong[] Few(int count)
    {
        Random random = new(32);
        List<(ulong Start, double Weight)> blocks = Italy(new Random(31));
        SortedSet<ulong> keys = [];

        while (keys.Count < count)
            keys.Add(blocks[random.Next(blocks.Count)].Start + (ulong)random.Next(10_000));

        return [.. keys];
    }

    /// <summary>Which of the asked numbers are listed: 30 %.</summary>
    public static bool[] Listed(int count)
    {
        Random random = new(51);
        bool[] listed = new bool[count];

        for (int i = 0; i < count; i++)
            listed[i] = random.NextDouble() < 0.3;

        return listed;
    }

    private static List<(ulong Start, double Weight)> Italy(Random random)
    {
        List<(ulong, double)> blocks = [];

        for (int prefix = 0; prefix < 60; prefix++)
        {
            ulong start = (39_320UL + (ulong)prefix) * 10_000_000;
            AddRuns(blocks, random, start, 1_000, 533, 0.7 / 32_000, 0.85);
        }

        for (int area = 0; area < 220; area++)
        {
            ulong start = (39_0100UL + ((ulong)area * 4)) * 10_000_000;
            AddRuns(blocks, random, start, 1_000, area < 3 ? 103 : 102, 0.3 / 22_443, 0.85);
        }

        return blocks;
    }

    private static List<(ulong, double)> America(Random random)
    {
        List<(ulong, double)> blocks = [];

        for (int area = 0; area < 330; area++)
            AddRuns(blocks, random, (1_201UL + ((ulong)area * 2)) * 10_000_000, 1_000, 555, 1.0 / 183_122, 0.7);

        return blocks;
    }

    // Allocation comes in runs with gaps between; the weight says how full a block is.
    private static void AddRuns(List<(ulong, double)> blocks, Random random, ulong start, int places, int wanted, double weight, double spread)
    {
        bool[] taken = new bool[places];

        for (int left = wanted; left > 0;)
        {
            int run = Math.Min(left, random.Next(5, 60));
            int at = random.Next(places);

            for (int i = 0; i < run; i++, at = (at + 1) % places)
            {
                if (taken[at])
                    continue;

                taken[at] = true;
                left--;
            }
        }

        for (int i = 0; i < places; i++)
        {
            if (taken[i])
                blocks.Add((start + ((ulong)i * 10_000), weight * Math.Exp(Normal(random) * spread)));
        }
    }

    private static ulong[] Fill(List<(ulong Start, double Weight)> blocks, int count, Random random, double poolSpread)
    {
        blocks.Sort();
        double total = blocks.Sum(block => block.Weight);
        ulong[] keys = new ulong[count];
        ulong[] bits = new ulong[10_000 / 64 + 1];
        double[] pools = new double[10];
        int written = 0;
        int[] takes = [.. blocks.Select(block => (int)Math.Clamp(block.Weight / total * count, 1, 9_000))];

        // What rounding and full blocks leave over goes round the blocks.
        for (int b = 0, left = count - takes.Sum(); left != 0; b = (b + 1) % blocks.Count)
        {
            int more = left > 0 ? Math.Min(left, takes[b] < 9_000 ? 1 + (takes[b] / 100) : 0) : takes[b] > 1 ? -1 : 0;
            takes[b] += more;
            left -= more;
        }

        for (int b = 0; b < blocks.Count; b++)
        {
            int take = takes[b];
            Array.Clear(bits);
            double sum = 0;

            for (int p = 0; p < 10; p++)
                sum += pools[p] = Math.Exp(Normal(random) * poolSpread);

            for (int taken = 0, tries = 0; taken < take; tries++)
            {
                int pool = poolSpread == 0 || tries > 60_000 ? random.Next(10) : Draw(random, pools, sum);
                int number = (pool * 1_000) + random.Next(1_000);
                ulong bit = 1UL << (number & 63);

                if ((bits[number >> 6] & bit) != 0)
                    continue;

                bits[number >> 6] |= bit;
                taken++;
            }

            for (int w = 0; w < bits.Length; w++)
            {
                for (ulong word = bits[w]; word != 0; word &= word - 1)
                    keys[written++] = blocks[b].Start + ((ulong)w * 64) + (uint)System.Numerics.BitOperations.TrailingZeroCount(word);
            }
        }

        return keys;
    }

    private static int Draw(Random random, double[] weights, double sum)
    {
        double at = random.NextDouble() * sum;
        int i = 0;

        while (i < weights.Length - 1 && (at -= weights[i]) > 0)
            i++;

        return i;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
