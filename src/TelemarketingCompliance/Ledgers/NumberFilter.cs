namespace TelemarketingCompliance;

/// <summary>
/// Tells of nearly every number a ledger knows nothing about that it knows nothing, from 8 to 16 bits for each number it holds: a million of them stay in the
/// processor's cache, where the ledger's own table does not. It errs in one direction only: a number that was added is never denied. Not safe for several threads.
/// </summary>
internal sealed class NumberFilter
{
    private const int NumbersPerWord = 8;

    private readonly ulong[] words;
    private readonly int shift;
    private int count;

    /// <param name="numbers">What it holds from the start; there is room for about as many again.</param>
    internal NumberFilter(IReadOnlyCollection<E164Number> numbers)
    {
        int bits = 4;
        while (NumbersPerWord << bits < 2 * numbers.Count)
            bits++;
        words = new ulong[1 << bits];
        shift = 64 - bits;
        foreach (E164Number number in numbers)
            TryAdd(number);
    }

    /// <summary>Adds a number; false once there is no room, and then a larger filter is due.</summary>
    internal bool TryAdd(E164Number number)
    {
        if (count == words.Length * NumbersPerWord)
            return false;
        ulong hash = HashOf(number);
        words[hash >> shift] |= MaskOf(hash);
        count++;
        return true;
    }

    internal bool MayHold(E164Number number)
    {
        ulong hash = HashOf(number);
        ulong mask = MaskOf(hash);
        return (words[hash >> shift] & mask) == mask;
    }

    // The upper bits choose the word, three groups of six below them the bits in it: one look into memory for each question.
    private static ulong HashOf(E164Number number) => number.Digits * 0x9E3779B97F4A7C15UL;

    private static ulong MaskOf(ulong hash) => (1UL << (int)(hash >> 22)) | (1UL << (int)(hash >> 28)) | (1UL << (int)(hash >> 34));
}
