namespace TelemarketingCompliance;

/// <summary>Distinct ascending keys in memory.</summary>
internal sealed class ArraySource(ulong[] keys, uint[]? payloads = null) : KeySource
{
    private int at;

    public override bool HasPayload => payloads is not null;

    public override int Read(Span<ulong> destination, Span<uint> details)
    {
        int count = Math.Min(destination.Length, keys.Length - at);
        keys.AsSpan(at, count).CopyTo(destination);

        if (!details.IsEmpty && payloads is null)
            details[..count].Clear();
        else if (!details.IsEmpty)
            payloads.AsSpan(at, count).CopyTo(details);

        at += count;
        return count;
    }

    public override void Rewind() => at = 0;
}
