namespace TelemarketingCompliance.EndToEnd.Tests.Docs;

/// <summary>The documents say what the code does: every C# block is cut from compiled code, every relative link leads somewhere.</summary>
public sealed class SnippetTests
{
    private const int LongestFirstSnippet = 25;

    private static readonly string Root = Checkout.Root;

    private static readonly MarkdownPage[] Pages = [.. PageFiles().Select(file => new MarkdownPage(Relative(file), File.ReadAllText(file)))];

    private static MarkdownPage Readme =>
        Pages.SingleOrDefault(page => page.Path == "README.md") ?? throw new FileNotFoundException("there is no `README.md` at the root of the repository");

    [Fact]
    public void Every_block_of_CSharp_in_the_documents_is_cut_from_compiled_code()
    {
        string[] sources = [.. CompiledFiles().Select(File.ReadAllText)];

        IEnumerable<string> invented =
            from block in Pages.SelectMany(page => page.CSharpBlocks)
            let snippet = new Snippet(block.Lines)
            where !sources.Any(snippet.IsCutFrom)
            select $"{block.Page}:{block.Line}: the block is in no file of samples/ or of a Snippets/ folder in tests/";

        Assert.Empty(invented);
    }

    [Fact]
    public void The_readme_shows_two_commands_and_one_install_line()
    {
        string[] commands = [.. Readme.DotnetCommands.Distinct().Order(StringComparer.Ordinal)];

        string[] installs = [.. commands.Where(command => command.StartsWith("dotnet add package ", StringComparison.Ordinal))];

        Assert.Equal(["dotnet add package TelemarketingCompliance.Jurisdictions"], installs);
        Assert.Equal(["dotnet run --project samples/Quickstart", "dotnet test"], commands.Except(installs));
    }

    [Fact]
    public void The_first_snippet_of_the_readme_fits_in_25_lines()
    {
        MarkdownPage.CodeBlock first = Readme.CSharpBlocks.First();

        Assert.InRange(first.Lines.Length, 1, LongestFirstSnippet);
    }

    [Fact]
    public void Every_relative_link_leads_to_a_file_and_a_heading() =>
        Assert.Empty(Pages.SelectMany(page => page.Links.Select(link => Fault(page, link))).OfType<string>());

    [Theory]
    [InlineData("var a = 1;\nvar b = 2;", true)]
    [InlineData("    var a = 1;  \n    var b = 2;", true)]
    [InlineData("var a = 1;\n// …\nUse(c);", true)]
    [InlineData("…\nif (a < b)\n{\n    Use(a);\n…", true)]
    [InlineData("var a = 1;\nUse(c);", false)]
    [InlineData("var a = 2;", false)]
    [InlineData("if (a < b)\n{\nUse(a);", false)]
    [InlineData("Use(c);\n// …\nvar a = 1;", false)]
    [InlineData("// …", false)]
    public void A_block_is_cut_from_code_only_when_its_lines_stand_there_in_order(string block, bool expected)
    {
        const string Code = """
            void Method()
            {
                var a = 1;
                var b = 2;

                if (a < b)
                {
                    Use(a);
                }

                Use(c);
            }
            """;

        Assert.Equal(expected, new Snippet(block.Split('\n')).IsCutFrom(Code));
    }

    [Fact]
    public void A_page_yields_its_blocks_links_commands_and_anchors()
    {
        MarkdownPage page = new("page.md", """
            # The `basis`, in short
            See [the rules](docs/rules.md#consent) and `[not](a-link.md)`, or run `dotnet test`.

            - item
              ```csharp
              var a = 1;
              ```

            ```sh
            $ dotnet run   # the quickstart
            ls
            ```
            [far]: https://example.org/
            <img src="icon.png">
            # The `basis`, in short
            """);

        Assert.Equal("  var a = 1;", Assert.Single(Assert.Single(page.CSharpBlocks).Lines));
        Assert.Equal(["docs/rules.md#consent", "https://example.org/", "icon.png"], page.Links);
        Assert.Equal(["dotnet run", "dotnet test"], page.DotnetCommands);
        Assert.Equal(["the-basis-in-short", "the-basis-in-short-1"], page.Anchors);
    }

    [Theory]
    [InlineData("LICENSE", true)]
    [InlineData("/LICENSE", true)]
    [InlineData("https://example.org/nowhere", true)]
    [InlineData("docs/decisions/0001-record-decisions.md#drawbacks", true)]
    [InlineData("docs/decisions/0001-record-decisions.md#no-such-heading", false)]
    [InlineData("docs/no-such-page.md", false)]
    [InlineData("../outside.md", false)]
    public void A_link_to_nowhere_is_a_fault(string link, bool resolves) =>
        Assert.Equal(resolves, Fault(new MarkdownPage("README.md", ""), link) is null);

    private static string? Fault(MarkdownPage page, string link)
    {
        if (link.Contains("://", StringComparison.Ordinal) || link.StartsWith("mailto:", StringComparison.Ordinal))
            return null;

        string[] parts = link.Split('#', 2);
        string folder = parts[0].StartsWith('/') ? Root : Path.Combine(Root, Path.GetDirectoryName(page.Path)!);
        string target = parts[0].Length == 0 ? Path.Combine(Root, page.Path) : Path.GetFullPath(Path.Combine(folder, Uri.UnescapeDataString(parts[0].TrimStart('/'))));

        if (!target.StartsWith(Root, StringComparison.Ordinal) || !(File.Exists(target) || Directory.Exists(target)))
            return $"{page.Path}: `{link}` leads to no file";

        bool isPage = target.EndsWith(".md", StringComparison.Ordinal);

        return parts.Length == 2 && isPage && !new MarkdownPage(page.Path, File.ReadAllText(target)).Anchors.Contains(parts[1])
            ? $"{page.Path}: `{link}` leads to no heading"
            : null;
    }

    private static IEnumerable<string> PageFiles() =>
        Directory.EnumerateFiles(Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories));

    private static IEnumerable<string> CompiledFiles() =>
        new[] { "samples", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => Relative(file).Split('/') is var parts && (parts[0] == "samples" || parts.Contains("Snippets")) && !parts.Any(part => part is "bin" or "obj"));

    private static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');
}
