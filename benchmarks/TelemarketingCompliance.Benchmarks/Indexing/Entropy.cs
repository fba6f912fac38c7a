namespace TelemarketingCompliance.Benchmarks.Indexing;

/// <summary>The fewest bits that a set can take when the counts per block of ten thousand are known: what sizes are compared with.</summary>
internal static class Entropy
{
    private const ulong Block = 10_000;

    /// <summary>Bits a key: the logarithm of the number of ways to fill each block, plus the logarithm of 10,000 for each block's count.</summary>
    public static double BlockBound(ReadOnlySpan<ulong> ascending)
    {
        double[] factorials = new double[Block + 1];

        for (int i = 1; i < factorials.Length; i++)
            factorials[i] = factorials[i - 1] + Math.Log2(i);

        double bits = 0;

        for (int i = 0; i < ascending.Length;)
        {
            ulong block = ascending[i] / Block;
            int from = i;

            while (i < ascending.Length && ascending[i] / Block == block)
                i++;

            int count = i - from;
            bits += factorials[(int)Block] - factorials[count] - factorials[(int)Block - count] + Math.Log2(Block);
        }

        return bits / ascending.Length;
    }
}
