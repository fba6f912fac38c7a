using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Which facts an engine knows, each with its place in a batch; made once when the engine is built.</summary>
internal sealed class FactLayout
{
    /// <summary>One bit of a 64-bit mask per key: the check of a rule's needs is one AND.</summary>
    internal const int MaxKeys = 64;

    private readonly sbyte[] slots;

    internal FactLayout(IEnumerable<FactKey> keys)
    {
        Keys = keys.Distinct().OrderBy(key => key.Name, StringComparer.Ordinal).ToImmutableArray();
        if (Keys.Length > MaxKeys)
            throw new ArgumentException($"an engine knows at most {MaxKeys} facts; {Keys.Length} are asked for", nameof(keys));
        for (int i = 1; i < Keys.Length; i++)
        {
            if (Keys[i].Name == Keys[i - 1].Name)
                throw new ArgumentException($"two fact keys are both named `{Keys[i].Name}`: share one instance", nameof(keys));
        }

        slots = new sbyte[Keys.Length == 0 ? 0 : Keys.Max(key => key.Ordinal) + 1];
        Array.Fill(slots, (sbyte)-1);
        for (int slot = 0; slot < Keys.Length; slot++)
            slots[Keys[slot].Ordinal] = (sbyte)slot;
    }

    internal ImmutableArray<FactKey> Keys { get; }

    internal int SlotOf(FactKey key) => (uint)key.Ordinal < (uint)slots.Length ? slots[key.Ordinal] : -1;

    /// <summary>The bits of <paramref name="keys"/>; a key the layout lacks cannot be known, so the mask would be wrong: refused.</summary>
    internal ulong MaskOf(ImmutableArray<FactKey> keys)
    {
        ulong mask = 0;
        foreach (FactKey key in keys)
        {
            int slot = SlotOf(key);
            ArgumentOutOfRangeException.ThrowIfNegative(slot);
            mask |= 1UL << slot;
        }

        return mask;
    }
}
