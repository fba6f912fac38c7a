namespace TelemarketingCompliance;

/// <summary>Ordered enumeration of a set, a few thousand keys at a time.</summary>
internal static class KeyEnumeration
{
    public static IEnumerable<ulong> Of(KeySet set)
    {
        using KeySource source = set.Keys();
        ulong[] keys = new ulong[4096];

        for (int read = source.Read(keys, []); read > 0; read = source.Read(keys, []))
        {
            for (int i = 0; i < read; i++)
                yield return keys[i];
        }
    }
}
