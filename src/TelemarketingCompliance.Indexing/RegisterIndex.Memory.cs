namespace TelemarketingCompliance;

public sealed partial class RegisterIndex
{
    /// <summary>Builds a register in memory, byte for byte the file that <see cref="RegisterIndexBuilder"/> writes: for small consultations and tests.</summary>
    /// <param name="metadata">Which register answered whom, when.</param>
    /// <param name="listed">The listed numbers in any order, with their days where the register gives them. Of a repeated number the later day counts, and no day before any day.</param>
    /// <param name="clear">The numbers asked and clear, in any order; none where the metadata declares a coverage.</param>
    /// <exception cref="IndexException">A number is 0, has more than 15 digits, or is both listed and clear; or the metadata cannot be written.</exception>
    public static RegisterIndex InMemory(RegisterMetadata metadata, IEnumerable<(ulong Key, DateOnly? Day)> listed, IEnumerable<ulong> clear)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(listed);
        ArgumentNullException.ThrowIfNull(clear);
        return BuildGuard.Run(Failure.Register, "in memory", () =>
        {
            ArraySource listedKeys = ArraySource.Of([.. listed.Select(entry => (entry.Key, Payload.Pack(entry.Day, 0)))]);
            ArraySource clearKeys = ArraySource.Of([.. clear.Select(key => (key, 0u))]);
            RegisterIndexBuilder.CheckCoverage(metadata, holdsListedOnly: clearKeys.IsEmpty);
            OverlapCheck.Run(listedKeys, clearKeys, CancellationToken.None);
            IndexAssembly assembly = new(IndexKind.Register, IndexProfile.Default, MetaCodec.Write(metadata));
            assembly.Add(SetRole.Listed, listedKeys);
            assembly.Add(SetRole.Clear, clearKeys);
            using MemoryOutput output = new();
            assembly.Write(() => output, 0, null, CancellationToken.None);
            return Read(FileImage.InMemory(output.Written, IndexKind.Register), new IndexOpenOptions());
        });
    }

    /// <summary>Writes the index to a file: flushed to the disk under a temporary name, then renamed over <paramref name="path"/>.</summary>
    /// <exception cref="IndexException">The file could not be written; <see cref="IndexException.Error"/> says why, and nothing is left behind.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        BuildGuard.Run(Failure.Register, path, () =>
        {
            image.Save(path);
            return true;
        });
    }
}
