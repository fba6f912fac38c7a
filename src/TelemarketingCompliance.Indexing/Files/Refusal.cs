namespace TelemarketingCompliance;

/// <summary>A refusal that does not know its file yet: <see cref="Failure.Translate"/> puts role and name before the words.</summary>
internal sealed class Refusal(IndexError error, string words) : Exception(words)
{
    public IndexError Error { get; } = error;
}
