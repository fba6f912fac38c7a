namespace TelemarketingCompliance;

/// <summary>The memory that all presences of a store may take together.</summary>
internal sealed class LookupBudget(long bytes)
{
    private long left = bytes;

    internal bool TryTake(long size)
    {
        if (Interlocked.Add(ref left, -size) >= 0)
            return true;
        GiveBack(size);
        return false;
    }

    internal void GiveBack(long size) => Interlocked.Add(ref left, size);
}
