namespace TelemarketingCompliance;

/// <summary>Builds a set of numbers from keys in any order and any number, in bounded memory.</summary>
/// <remarks>Not thread-safe. Blocks while it works; nothing is left behind when it fails or is cancelled.</remarks>
public sealed class NumberSetBuilder : IDisposable
{
    private readonly string path;
    private readonly IndexBuildOptions options;
    private readonly byte[] meta;
    private readonly KeyPool members;
    private bool isDone;

    /// <summary>A builder of the file <paramref name="path"/>, which appears when <see cref="Build"/> has succeeded.</summary>
    public NumberSetBuilder(string path, NumberSetMetadata metadata, IndexBuildOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(metadata);
        this.path = path;
        this.options = options ?? new IndexBuildOptions();
        this.options.Validate();
        meta = MetaCodec.Write(metadata);
        members = new KeyPool(BuildGuard.FolderOf(path), new MemoryMeter(this.options.MemoryBudget));
    }

    /// <summary>Numbers of the set.</summary>
    public void Add(ReadOnlySpan<ulong> keys)
    {
        ObjectDisposedException.ThrowIf(isDone, this);

        try
        {
            members.Add(keys);
        }
        catch (Exception fault) when (fault is not IndexException && Failure.Translate(fault, Failure.Set, path, writing: true) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>A number of the set with its day and flags. Of a repeated number the later day counts, and no day before any day, because it may be later; flags join.</summary>
    public void Add(ulong key, DateOnly? day, byte flags)
    {
        ObjectDisposedException.ThrowIf(isDone, this);
        uint payload = Payload.Pack(day, flags);
        BuildGuard.Run(Failure.Set, path, () =>
        {
            members.Add(key, payload);
            return true;
        });
    }

    /// <summary>Writes the file: sorted, encoded, flushed to the disk, renamed. Call it once.</summary>
    public IndexBuildResult Build(IProgress<IndexProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(isDone, this);

        try
        {
            return BuildGuard.Run(Failure.Set, path, () =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                IndexAssembly assembly = new(IndexKind.NumberSet, options.Profile, meta);
                assembly.Add(SetRole.Members, members.Sort());
                return assembly.Write(() => new PendingFile(path), members.Added, progress, cancellationToken);
            });
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Drops everything added so far and its temporary files.</summary>
    public void Dispose()
    {
        isDone = true;
        members.Dispose();
    }
}
