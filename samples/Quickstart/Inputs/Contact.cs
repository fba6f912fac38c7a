namespace Quickstart;

/// <summary>One row of a list of people: the question to the engine, and where it stood.</summary>
internal sealed record Contact
{
    /// <summary>The file's name.</summary>
    internal required string Source { get; init; }

    internal required long Line { get; init; }

    /// <summary>The row's own id in its file; empty where it has none.</summary>
    internal required string RowId { get; init; }

    internal required CallRequest Request { get; init; }

    /// <summary>The row that asked the same question first; null where this is the first.</summary>
    internal Contact? First { get; init; }

    internal string Place => $"{Source}:{Line}";
}
