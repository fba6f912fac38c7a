namespace TelemarketingCompliance;

/// <summary>Walks two sets side by side, and refuses a number that is in both.</summary>
internal static class OverlapCheck
{
    public static void Run(KeySource listed, KeySource clear, CancellationToken cancellationToken)
    {
        SourceBuffer one = new(listed);
        SourceBuffer other = new(clear);
        one.Rewind();
        other.Rewind();

        while (one.Fill() && other.Fill())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Walk(one, other);
        }
    }

    private static void Walk(SourceBuffer one, SourceBuffer other)
    {
        ReadOnlySpan<ulong> a = one.Keys;
        ReadOnlySpan<ulong> b = other.Keys;
        int i = 0;
        int j = 0;

        while (i < a.Length && j < b.Length)
        {
            ulong x = a[i];
            ulong y = b[j];

            if (x == y)
                throw new Refusal(IndexError.Overlap, "was given a number as both listed and clear; take the later answer for each number before building");

            i += x < y ? 1 : 0;
            j += y < x ? 1 : 0;
        }

        one.Skip(i);
        other.Skip(j);
    }
}
