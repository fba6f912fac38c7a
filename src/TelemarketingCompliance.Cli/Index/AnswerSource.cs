namespace TelemarketingCompliance.Cli.Index;

/// <summary>Where the answers to one controller come from: one file, or the folder of a register.</summary>
internal abstract class AnswerSource
{
    /// <summary>What the user should know before believing the answers; null when there is nothing.</summary>
    public string? Note { get; protected init; }

    /// <param name="path">An index file, or a folder of them.</param>
    /// <param name="controller">For whom; null takes the only one there is.</param>
    /// <param name="at">Files processed later are left out; null: now for a folder, and none left out of a single file.</param>
    /// <param name="now">The present instant.</param>
    public static AnswerSource Open(string path, PartyId? controller, Instant? at, Instant now) =>
        Directory.Exists(path) ? FolderAnswers.Open(path, controller, at ?? now) : FileAnswers.Open(path, controller, at);

    /// <summary>What each number was answered; <see langword="default"/> is no number, and was not asked.</summary>
    public abstract void Answer(ReadOnlySpan<E164Number> numbers, Span<RegisterAnswer> answers);

    protected static string NoteOfOthers(PartyId? controller) => $"there are no answers for the controller `{controller}`, only for others";
}
