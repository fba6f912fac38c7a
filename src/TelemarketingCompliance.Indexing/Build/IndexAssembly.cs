namespace TelemarketingCompliance;

/// <summary>Writes metadata and sets into one file, completely or not at all.</summary>
internal sealed class IndexAssembly(IndexKind kind, IndexProfile profile, byte[] meta)
{
    private const long ProgressStep = 1 << 20;

    private readonly List<(SetRole Role, KeySource Source)> sets = [];

    /// <summary>The content hash the file must have, where a delta promises one.</summary>
    public byte[]? ExpectedContent { get; init; }

    public void Add(SetRole role, KeySource source) => sets.Add((role, source));

    public IndexBuildResult Write(Func<IFileOutput> output, long added, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        SetSurvey[] surveys = [.. sets.Select(set => SetSurvey.Of(set.Source, cancellationToken))];
        long total = surveys.Sum(survey => survey.Count);
        long done = 0;

        void Written(int keys)
        {
            bool step = (done + keys) / ProgressStep != done / ProgressStep;
            done += keys;

            if (step || done == total)
                progress?.Report(new IndexProgress(done, total));
        }

        using FileWriter file = new(output(), kind, profile);
        file.Section(SectionType.Meta, SetRole.None, meta);
        SetWriter writer = new(file, profile, Written, cancellationToken);

        for (int i = 0; i < sets.Count; i++)
            writer.Write(sets[i].Role, sets[i].Source, surveys[i]);

        file.Finish();
        cancellationToken.ThrowIfCancellationRequested();

        if (ExpectedContent is not null && !file.ContentHash.AsSpan().SequenceEqual(ExpectedContent))
            throw new Refusal(IndexError.WrongResult, "would not become what the delta promises; fetch the whole file instead");

        file.Commit();
        return new IndexBuildResult
        {
            Listed = surveys[0].Count,
            Clear = total - surveys[0].Count,
            Duplicates = Math.Max(0, added - total),
            Bytes = file.Length,
            SnapshotId = Convert.ToHexStringLower(file.ContentHash.AsSpan(0, 16)),
        };
    }
}
