using NodaTime;

namespace TelemarketingCompliance;

/// <summary>How a list is screened. The answers do not depend on it.</summary>
public sealed record ScreeningOptions
{
    /// <summary>How many pieces are worked on at once. Default: as many as there are processors.</summary>
    public int DegreeOfParallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>How many calls are gathered together, 1 to <see cref="FactBatch.MaxCount"/>. Default: 1024, of which no column is large enough to outlive the batch in memory.</summary>
    public int BatchSize { get; init; } = 1024;

    /// <summary>How long a source may take for a batch, also one whose own limit is shorter: nobody waits on the telephone. Default: 30 seconds.</summary>
    public Duration SourceTimeLimit { get; init; } = Duration.FromSeconds(30);

    /// <summary>Is told how many calls were screened so far, in their order, and at the end how many there were; null means nobody.</summary>
    public IProgress<ScreeningCounts>? Progress { get; init; }

    /// <summary>How much time lies between two reports of progress at least, on the engine's clock. Default: a quarter of a second.</summary>
    public Duration ProgressInterval { get; init; } = Duration.FromMilliseconds(250);

    internal void Validate()
    {
        if (DegreeOfParallelism < 1)
            throw Invalid(nameof(DegreeOfParallelism), "it is one or more");
        if (BatchSize is < 1 or > FactBatch.MaxCount)
            throw Invalid(nameof(BatchSize), $"it is 1 to {FactBatch.MaxCount}");
        if (SourceTimeLimit < Duration.Zero)
            throw Invalid(nameof(SourceTimeLimit), "it is not negative");
        if (ProgressInterval < Duration.Zero)
            throw Invalid(nameof(ProgressInterval), "it is not negative");
    }

    private static ArgumentException Invalid(string field, string problem) => new($"options of screening, field `{field}`: {problem}");
}
