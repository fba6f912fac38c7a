namespace TelemarketingCompliance;

/// <summary>Builds a register file from answers in any order and any number, in bounded memory.</summary>
/// <remarks>
/// Three ways in: listed and clear numbers; asked and clear numbers, where an asked number without a clear answer is listed; listed numbers of a register
/// whose metadata declares its coverage. Not thread-safe. Blocks while it works; nothing is left behind when it fails or is cancelled.
/// </remarks>
public sealed class RegisterIndexBuilder : IDisposable
{
    private readonly string path;
    private readonly RegisterMetadata metadata;
    private readonly IndexBuildOptions options;
    private readonly byte[] meta;
    private readonly KeyPool asked;
    private readonly KeyPool listed;
    private readonly KeyPool clear;
    private bool isDone;

    /// <summary>A builder of the file <paramref name="path"/>, which appears when <see cref="Build"/> has succeeded.</summary>
    public RegisterIndexBuilder(string path, RegisterMetadata metadata, IndexBuildOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(metadata);
        this.path = path;
        this.metadata = metadata;
        this.options = options ?? new IndexBuildOptions();
        this.options.Validate();
        meta = MetaCodec.Write(metadata);
        string folder = BuildGuard.FolderOf(path);
        MemoryMeter meter = new(this.options.MemoryBudget);
        asked = new KeyPool(folder, meter);
        listed = new KeyPool(folder, meter);
        clear = new KeyPool(folder, meter);
    }

    /// <summary>Numbers the register lists.</summary>
    public void AddListed(ReadOnlySpan<ulong> keys) => Add(listed, keys);

    /// <summary>A number the register lists, with its day (the later of enrolment and renewal) and flags. Of a repeated number the later day counts, and no day before any day, because it may be later; flags join.</summary>
    public void AddListed(ulong key, DateOnly? day, byte flags)
    {
        ObjectDisposedException.ThrowIf(isDone, this);
        uint payload = Payload.Pack(day, flags);
        BuildGuard.Run(Failure.Register, path, () =>
        {
            listed.Add(key, payload);
            return true;
        });
    }

    /// <summary>Numbers that were asked and are not listed.</summary>
    public void AddClear(ReadOnlySpan<ulong> keys) => Add(clear, keys);

    /// <summary>Numbers that were asked. Those that are never added as clear are listed; once this is used, a clear number that was not asked refuses the file.</summary>
    public void AddAsked(ReadOnlySpan<ulong> keys) => Add(asked, keys);

    /// <summary>Writes the file: sorted, checked for overlap, encoded, flushed to the disk, renamed. Call it once.</summary>
    public IndexBuildResult Build(IProgress<IndexProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(isDone, this);

        try
        {
            return BuildGuard.Run(Failure.Register, path, () =>
            {
                CheckCoverage(metadata, clear.IsEmpty && asked.IsEmpty);
                return Assemble(progress, cancellationToken);
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
        asked.Dispose();
        listed.Dispose();
        clear.Dispose();
    }

    internal static void CheckCoverage(RegisterMetadata metadata, bool holdsListedOnly)
    {
        if (!metadata.Coverage.IsDefaultOrEmpty && !holdsListedOnly)
            throw new Refusal(IndexError.InvalidMetadata, "cannot be written: a full register holds listed numbers only; leave out the coverage of a consultation");
    }

    private IndexBuildResult Assemble(IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        KeySource clearKeys = clear.Sort();
        KeySource listedKeys = listed.Sort();

        if (!asked.IsEmpty)
        {
            KeySource unanswered = new DifferenceSource(asked.Sort(), clear.Sort());
            listedKeys = listed.IsEmpty ? unanswered : new UnionSource(unanswered, listedKeys);
        }

        OverlapCheck.Run(listedKeys, clearKeys, cancellationToken);
        IndexAssembly assembly = new(IndexKind.Register, options.Profile, meta);
        assembly.Add(SetRole.Listed, listedKeys);
        assembly.Add(SetRole.Clear, clearKeys);
        return assembly.Write(() => new PendingFile(path), asked.IsEmpty ? listed.Added + clear.Added : asked.Added, progress, cancellationToken);
    }

    private void Add(KeyPool pool, ReadOnlySpan<ulong> keys)
    {
        ObjectDisposedException.ThrowIf(isDone, this);

        try
        {
            pool.Add(keys);
        }
        catch (Exception fault) when (fault is not IndexException && Failure.Translate(fault, Failure.Register, path, writing: true) is { } refusal)
        {
            throw refusal;
        }
    }
}
