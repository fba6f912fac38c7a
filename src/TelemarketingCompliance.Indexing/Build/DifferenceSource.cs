namespace TelemarketingCompliance;

/// <summary>The asked numbers that no clear answer came for: these are listed. A clear answer that nobody asked for is refused.</summary>
internal sealed class DifferenceSource(KeySource asked, KeySource clear) : KeySource
{
    private readonly SourceBuffer all = new(asked);
    private readonly SourceBuffer without = new(clear);

    public override void Rewind()
    {
        all.Rewind();
        without.Rewind();
    }

    public override int Read(Span<ulong> keys, Span<uint> payloads)
    {
        int count = 0;

        while (count < keys.Length)
        {
            bool more = all.Fill();
            ulong excluded = without.Fill() ? without.Keys[0] : ulong.MaxValue;

            if (!more || excluded < all.Keys[0])
            {
                if (excluded == ulong.MaxValue)
                    break;

                throw new Refusal(IndexError.NeverAsked, "was given a clear answer for a number that was never asked; check that question and answer belong together");
            }

            if (excluded == all.Keys[0])
                without.Skip(1);
            else
                keys[count++] = all.Keys[0];

            all.Skip(1);
        }

        payloads[..Math.Min(count, payloads.Length)].Clear();
        return count;
    }
}
