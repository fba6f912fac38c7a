namespace TelemarketingCompliance;

/// <summary>The keys of a base without the removed ones and with the added ones, whose payload replaces the old.</summary>
internal sealed class PatchSource(KeySource source, ArraySource removed, ArraySource upserts) : KeySource
{
    private readonly SourceBuffer kept = new(source);
    private readonly SourceBuffer gone = new(removed);
    private readonly SourceBuffer added = new(upserts);

    public override bool HasPayload => source.HasPayload || upserts.HasPayload;

    public override void Rewind()
    {
        kept.Rewind();
        gone.Rewind();
        added.Rewind();
    }

    public override int Read(Span<ulong> keys, Span<uint> payloads)
    {
        int count = 0;

        while (count < keys.Length)
        {
            ulong old = kept.Fill() ? kept.Keys[0] : ulong.MaxValue;
            ulong excluded = gone.Fill() ? gone.Keys[0] : ulong.MaxValue;
            ulong fresh = added.Fill() ? added.Keys[0] : ulong.MaxValue;

            if (excluded < old)
                throw new Refusal(IndexError.WrongResult, "cannot be made: the delta removes a number that the base does not hold; fetch the whole file instead");

            ulong next = Math.Min(old, fresh);

            if (next == ulong.MaxValue)
                break;

            if (fresh == next || excluded != old)
            {
                keys[count] = next;

                if (!payloads.IsEmpty)
                    payloads[count] = fresh == next ? added.Payloads[0] : kept.Payloads[0];

                count++;
            }

            kept.Skip(old == next ? 1 : 0);
            gone.Skip(excluded == next ? 1 : 0);
            added.Skip(fresh == next ? 1 : 0);
        }

        return count;
    }

    public override void Dispose()
    {
        source.Dispose();
        base.Dispose();
    }
}
