namespace TelemarketingCompliance;

/// <summary>Looks at files of any kind of this format.</summary>
public static class IndexFile
{
    /// <summary>Opens and verifies a file, whatever its kind, and says what it is; an <see cref="IndexException"/> says why one was refused.</summary>
    public static IndexInfo Inspect(string path, IndexOpenOptions? options = null)
    {
        options ??= new IndexOpenOptions();
        FileImage image = FileImage.Open(path, options, IndexKind.None);
        return ReadGuard.Run(Failure.RoleOf(image.Kind), path, () => Describe(image, Failure.Name(path), options));
    }

    internal static IndexInfo Describe(FileImage image, string name, IndexOpenOptions options)
    {
        IndexInfo info = new()
        {
            Kind = image.Kind,
            FormatVersion = image.Version,
            Profile = image.Profile,
            Bytes = image.Length,
            SnapshotId = image.SnapshotId,
        };

        return image.Kind switch
        {
            IndexKind.Register => Describe(RegisterIndex.Read(image, options), info),
            IndexKind.NumberSet => Describe(NumberSet.Read(image, options), info),
            IndexKind.Delta => info,
            _ => throw new IndexException(IndexError.WrongKind, $"`{name}` is of a kind this version does not know; update the library"),
        };
    }

    private static IndexInfo Describe(RegisterIndex index, IndexInfo info) => info with
    {
        Register = index.Metadata,
        Listed = index.ListedCount,
        Clear = index.ClearCount,
        HasDays = index.HasDays,
        HasFlags = index.HasFlags,
    };

    private static IndexInfo Describe(NumberSet set, IndexInfo info) => info with
    {
        NumberSet = set.Metadata,
        Listed = set.Count,
        HasDays = set.HasDays,
        HasFlags = set.HasFlags,
    };
}
