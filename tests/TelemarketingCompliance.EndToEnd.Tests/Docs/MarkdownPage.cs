using System.Text.RegularExpressions;

namespace TelemarketingCompliance.EndToEnd.Tests.Docs;

/// <summary>One Markdown page: its fenced blocks, and its prose without them.</summary>
internal sealed partial class MarkdownPage
{
    private readonly List<CodeBlock> blocks = [];
    private readonly List<string> prose = [];

    public MarkdownPage(string path, string text)
    {
        Path = path;
        string? fence = null;
        string language = "";
        int start = 0;
        List<string> inside = [];
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');

        for (int i = 0; i < lines.Length; i++)
        {
            if (fence is null && Fence().Match(lines[i]) is { Success: true } open)
                (fence, language, start, inside) = (open.Groups["fence"].Value, open.Groups["language"].Value, i + 1, []);
            else if (fence is null)
                prose.Add(lines[i]);
            else if (lines[i].Trim().StartsWith(fence, StringComparison.Ordinal) && lines[i].Trim().Trim(fence[0]).Length == 0)
            {
                blocks.Add(new CodeBlock(path, start, language, [.. inside]));
                fence = null;
            }
            else
                inside.Add(lines[i]);
        }

        if (fence is not null)
            throw new FormatException($"{path}:{start}: the code block is never closed");
    }

    /// <summary>Relative to the root of the repository, with forward slashes.</summary>
    public string Path { get; }

    public IReadOnlyList<CodeBlock> Blocks => blocks;

    public IEnumerable<CodeBlock> CSharpBlocks => blocks.Where(block => block.Language is "csharp" or "cs" or "c#" or "C#");

    /// <summary>The targets of links and images, in Markdown or HTML.</summary>
    public IEnumerable<string> Links =>
        prose.Select(line => InlineCode().Replace(line, "")).SelectMany(line => Link().Matches(line)).Select(match => match.Groups["target"].Value);

    /// <summary>Commands of the <c>dotnet</c> tool, in blocks and in prose, as a reader would type them.</summary>
    public IEnumerable<string> DotnetCommands =>
        blocks.Except(CSharpBlocks).SelectMany(block => block.Lines)
            .Concat(prose.SelectMany(line => InlineCode().Matches(line)).Select(match => match.Value.Trim('`')))
            .Select(line => line.Trim().TrimStart('$', '>').Split(" #")[0].Trim())
            .Where(line => line.StartsWith("dotnet ", StringComparison.Ordinal));

    /// <summary>The anchors the repository page gives to the headings.</summary>
    public IEnumerable<string> Anchors
    {
        get
        {
            Dictionary<string, int> seen = [];

            foreach (string line in prose.Where(line => Heading().IsMatch(line)))
            {
                string title = LinkText().Replace(Heading().Replace(line, ""), "$1").Trim().ToLowerInvariant();
                string slug = string.Concat(title.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');
                int count = seen[slug] = seen.GetValueOrDefault(slug) + 1;
                yield return count == 1 ? slug : $"{slug}-{count - 1}";
            }
        }
    }

    [GeneratedRegex(@"^\s*(?<fence>`{3,}|~{3,})\s*(?<language>[^\s`]*)")]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(\s*<?(?<target>[^)\s>]+)|^\s*\[[^\]]+\]:\s*<?(?<target>[^\s>]+)|\b(?:src|href)=""(?<target>[^""]+)""")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"^#{1,6}\s+")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkText();

    internal sealed record CodeBlock(string Page, int Line, string Language, string[] Lines);
}
