namespace TelemarketingCompliance.Cli.Import;

/// <summary>A row cannot be taken: the field, why, and what stands there. The message is for the file of rejects, which holds the row anyway.</summary>
internal sealed class RowFaultException(string field, string problem, string? text = null) : Exception(text is null ? Words(field, problem) : $"`{field}`, `{Short(text)}`: {problem}")
{
    private const int LongestText = 60;

    /// <summary>The same without what the row says: where others read along.</summary>
    public string Told { get; } = Words(field, problem);

    private static string Words(string field, string problem) => $"`{field}`: {problem}";

    private static string Short(string text) => text.Length > LongestText ? text[..LongestText] + "…" : text;
}
