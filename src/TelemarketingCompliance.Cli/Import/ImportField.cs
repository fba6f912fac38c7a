using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>A field of an imported row.</summary>
/// <param name="Name">Its name in mapping files, and a title under which it is found without one.</param>
/// <param name="Description">What it means.</param>
/// <param name="IsRequired">Whether every row needs it.</param>
/// <param name="Titles">Other titles under which it is found without a mapping.</param>
internal sealed record ImportField(string Name, string Description, bool IsRequired, ImmutableArray<string> Titles)
{
    /// <summary>Whether a title of a file means this field; capitals, blanks, dashes and underscores aside.</summary>
    public bool IsCalled(string title) => Plain(Name) == Plain(title) || Titles.Any(other => Plain(other) == Plain(title));

    private static string Plain(string title) => string.Concat(title.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
