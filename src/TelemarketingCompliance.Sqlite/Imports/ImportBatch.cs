using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Where the rows of an import come from: what is kept of it for whoever asks later how an entry got in.</summary>
public sealed record ImportBatch
{
    /// <summary>The id of the import, unlike any other: 1 to 64 printable ASCII characters without blanks.</summary>
    public required string Id { get; init; }

    /// <summary>What it brings in.</summary>
    public required ImportKind Kind { get; init; }

    /// <summary>The system or supplier the rows come from, always by the same name: snapshots of one source are compared with each other.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it is everything that the source has.</summary>
    public required ImportExtent Extent { get; init; }

    /// <summary>The name of the file, without its folder; never a person's.</summary>
    public required string FileName { get; init; }

    /// <summary>The SHA-256 of the file, 64 lower-case hexadecimal digits.</summary>
    public required string FileSha256 { get; init; }

    /// <summary>The SHA-256 of the mapping by which the file was read; null means none was used.</summary>
    public string? MappingSha256 { get; init; }

    /// <summary>The zone that was declared for times without one, such as <c>Europe/Rome</c>; null means none was.</summary>
    public string? Zone { get; init; }

    /// <summary>Who imports: an operator's id or a job's; never a name.</summary>
    public required string Actor { get; init; }

    /// <summary>When the import begins.</summary>
    public required Instant At { get; init; }

    /// <summary>Whether it only tells what would become of each row. Default: false. Nothing is kept, not even that it ran.</summary>
    public bool IsDryRun { get; init; }

    internal void Validate()
    {
        if (Id is not { Length: > 0 and <= 64 } || Id.Any(c => c is <= ' ' or > '~'))
            throw Invalid(nameof(Id), "it is 1 to 64 printable ASCII characters without blanks");
        if (!Enum.IsDefined(Kind))
            throw Invalid(nameof(Kind), $"`{Kind}` is no kind");
        if (!Enum.IsDefined(Extent))
            throw Invalid(nameof(Extent), $"`{Extent}` is no extent");
        CheckText(Source, nameof(Source));
        CheckText(FileName, nameof(FileName));
        CheckText(Actor, nameof(Actor));
        CheckHash(FileSha256, nameof(FileSha256));
        if (MappingSha256 is not null)
            CheckHash(MappingSha256, nameof(MappingSha256));
        if (Zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is null)
            throw Invalid(nameof(Zone), $"the zone `{Zone}` does not exist");
    }

    /// <summary>Whether <paramref name="other"/> brings in the same file in the same way, so that it goes on with what this one began.</summary>
    internal bool IsSameImport(ImportBatch other) =>
        Kind == other.Kind && Source == other.Source && Extent == other.Extent && FileSha256 == other.FileSha256 && MappingSha256 == other.MappingSha256 && Zone == other.Zone;

    private void CheckText(string text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw Invalid(field, "it says nothing");
    }

    private void CheckHash(string text, string field)
    {
        if (text is not { Length: 64 } || text.Any(c => c is not ((>= '0' and <= '9') or (>= 'a' and <= 'f'))))
            throw Invalid(field, "it is 64 lower-case hexadecimal digits");
    }

    private ArgumentException Invalid(string field, string problem) => new($"import `{Id}`, field `{field}`: {problem}");
}
