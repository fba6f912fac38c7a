namespace TelemarketingCompliance.Indexing.Tests.Damage;

/// <summary>Uses every door of a file that may hold anything. A refusal is an answer; every other exception is a fault.</summary>
internal static class Exercise
{
    // A set of a thousand damaged bytes can claim millions of numbers.
    private const int Enumerated = 2_000;

    private static readonly IndexOpenOptions Full = new() { Verification = IndexVerification.Full };

    /// <summary>Opens the bytes, asks for all probes in every way, decodes everything unless told not to. Null when it was opened, else why not.</summary>
    public static IndexError? All(FileBytes bytes, ulong[] probes, bool decode = true)
    {
        try
        {
            return ReadGuard.Run<IndexError?>(Failure.Index, "damaged", () =>
            {
                FileImage image = FileImage.Of(bytes, "damaged", new IndexOpenOptions(), IndexKind.None);
                _ = IndexFile.Describe(image, "damaged", new IndexOpenOptions());
                Ask(image, probes, decode);

                if (decode)
                    _ = IndexFile.Describe(FileImage.Of(bytes, "damaged", Full, IndexKind.None), "damaged", Full);

                return null;
            });
        }
        catch (IndexException refusal)
        {
            return refusal.Error;
        }
    }

    /// <summary>The same through the public doors, from the disk.</summary>
    public static IndexError? All(string path, IndexAccess access, ulong[] probes)
    {
        try
        {
            IndexOpenOptions options = new() { Access = access };

            switch (IndexFile.Inspect(path, options).Kind)
            {
                case IndexKind.Register:
                    Ask(RegisterIndex.Open(path, options), probes, decode: true);
                    break;
                case IndexKind.NumberSet:
                    Ask(NumberSet.Open(path, options), probes, decode: true);
                    break;
            }

            _ = IndexFile.Inspect(path, options with { Verification = IndexVerification.Full });
            return null;
        }
        catch (IndexException refusal)
        {
            return refusal.Error;
        }
    }

    private static void Ask(FileImage image, ulong[] probes, bool decode)
    {
        if (image.Kind == IndexKind.Register)
            Ask(RegisterIndex.Read(image, new IndexOpenOptions()), probes, decode);
        else if (image.Kind == IndexKind.NumberSet)
            Ask(NumberSet.Read(image, new IndexOpenOptions()), probes, decode);
    }

    private static void Ask(RegisterIndex index, ulong[] probes, bool decode)
    {
        index.Answer(probes, new RegisterIndexAnswer[probes.Length]);

        foreach (ulong key in Some(probes))
        {
            index.Answer(key);
            index.Detail(key);
        }

        if (decode)
            _ = index.Listed.Take(Enumerated).Count() + index.Clear.Take(Enumerated).Count();
    }

    private static void Ask(NumberSet set, ulong[] probes, bool decode)
    {
        set.Contains(probes, new bool[probes.Length]);

        foreach (ulong key in Some(probes))
        {
            set.Contains(key);
            set.Detail(key);
        }

        if (decode)
            _ = set.Members.Take(Enumerated).Count();
    }

    // Long lists take a way of their own; one by one a few of them are enough.
    private static ReadOnlySpan<ulong> Some(ulong[] probes) => probes.AsSpan(0, Math.Min(probes.Length, 100));
}
