namespace Quickstart;

/// <summary>A row that could not be taken.</summary>
internal sealed record Reject(string Source, long Line, string Text, string Reason);
