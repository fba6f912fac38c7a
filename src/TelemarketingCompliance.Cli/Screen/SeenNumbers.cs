namespace TelemarketingCompliance.Cli.Screen;

/// <summary>On which line each number of a list came first. Twelve bytes a slot, in shares that grow one after the other, so that growing takes little.</summary>
internal sealed class SeenNumbers
{
    private const int Shares = 64;

    private readonly Share[] shares = [.. Enumerable.Range(0, Shares).Select(_ => new Share())];

    /// <summary>Keeps a number that is new.</summary>
    /// <returns>The line on which it came first; 0 when it is new, or came first beyond line 4,294,967,295.</returns>
    public long FirstLineOf(ulong number, long line)
    {
        ulong hash = number * 0x9E3779B97F4A7C15UL;
        return shares[hash >> 58].FirstLineOf(number, (uint)(hash >> 26), (uint)Math.Min(line, uint.MaxValue));
    }

    private sealed class Share
    {
        private ulong[] numbers = new ulong[256];
        private uint[] lines = new uint[256];
        private int count;

        public long FirstLineOf(ulong number, uint hash, uint line)
        {
            int slot = Find(number, hash);
            if (numbers[slot] == number)
                return lines[slot];
            (numbers[slot], lines[slot]) = (number, line);
            if (++count * 4 > numbers.Length * 3)
                Grow();
            return 0;
        }

        private int Find(ulong number, uint hash)
        {
            int slot = (int)hash & (numbers.Length - 1);
            while (numbers[slot] != 0 && numbers[slot] != number)
                slot = (slot + 1) & (numbers.Length - 1);
            return slot;
        }

        private void Grow()
        {
            (ulong[] oldNumbers, uint[] oldLines) = (numbers, lines);
            numbers = new ulong[oldNumbers.Length * 2];
            lines = new uint[oldLines.Length * 2];
            for (int i = 0; i < oldNumbers.Length; i++)
            {
                if (oldNumbers[i] == 0)
                    continue;
                int slot = Find(oldNumbers[i], (uint)((oldNumbers[i] * 0x9E3779B97F4A7C15UL) >> 26));
                (numbers[slot], lines[slot]) = (oldNumbers[i], oldLines[i]);
            }
        }
    }
}
