namespace TelemarketingCompliance;

/// <summary>Whether a number stands in the public telephone directories. The newest entry counts; without one the number is unlisted.</summary>
public sealed record DirectoryListing : LedgerEntry
{
    /// <summary>Whether the number was found in the directory.</summary>
    public required bool IsListed { get; init; }

    /// <summary>Which directory was read.</summary>
    public required string Directory { get; init; }

    /// <summary>When it was read.</summary>
    public required RecordedTime At { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        CheckTime(At, nameof(At));
        if (Number is null)
            throw Invalid(nameof(Number), "a directory lists numbers");
        if (string.IsNullOrWhiteSpace(Directory))
            throw Invalid(nameof(Directory), "it does not say which directory was read");
    }

    /// <inheritdoc/>
    protected override bool IsVisibleTo(in LedgerQuery query) => Number == query.Number;
}
