using System.Reflection;
using System.Text.RegularExpressions;

namespace TelemarketingCompliance.EndToEnd.Tests.Docs;

/// <summary>The pages leave nothing out and claim nothing that is not there.</summary>
public sealed partial class CompletenessTests
{
    private static readonly Assembly[] Product = [typeof(ComplianceEngine).Assembly, typeof(ItalyOptions).Assembly];

    [Fact]
    public void Every_reason_code_is_explained_in_the_page_of_rules()
    {
        Assert.Empty(Unexplained("docs/rules.md", Reasons().Where(reason => !IsRemedy(reason))));
    }

    [Fact]
    public void Every_remedy_is_explained_in_its_page()
    {
        Assert.Empty(Unexplained("docs/why.md", Reasons().Where(IsRemedy)));
    }

    [Fact]
    public void Every_code_in_the_documents_is_a_reason_code()
    {
        HashSet<string> known = [.. Reasons().Select(reason => reason.Code)];
        string[] areas = [.. known.Select(code => code.Split('.')[0]).Distinct()];
        HashSet<string> facts = [.. Facts().Select(key => key.Name)];

        IEnumerable<string> unknown =
            from file in Directory.EnumerateFiles(Path.Combine(Checkout.Root, "docs"), "*.md", SearchOption.AllDirectories)
            from Match match in Code().Matches(File.ReadAllText(file))
            let code = match.Groups["code"].Value
            where areas.Contains(code.Split('.')[0]) && !known.Contains(code) && !facts.Contains(code)
            select $"{Path.GetFileName(file)}: `{code}` is no reason code";

        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_type_for_those_who_test_is_used_in_their_page()
    {
        string page = Read("docs/testing.md");

        Assert.All(typeof(ManualClock).Assembly.GetExportedTypes(), type => Assert.Contains(type.Name.Split('`')[0], page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_test_that_the_list_of_features_names_exists()
    {
        Dictionary<string, string> sources = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Replace('\\', '/').Split('/').Any(part => part is "bin" or "obj"))
            .GroupBy(file => Path.GetFileNameWithoutExtension(file))
            .ToDictionary(group => group.Key, group => string.Concat(group.Select(File.ReadAllText)));

        IEnumerable<string> missing = TestName().Matches(Read("docs/features.md"))
            .Where(match => !sources.TryGetValue(match.Groups["class"].Value, out string? text)
                || (match.Groups["method"].Success && !text.Contains($" {match.Groups["method"].Value}(", StringComparison.Ordinal)))
            .Select(match => match.Value);

        Assert.Empty(missing);
    }

    [Fact]
    public void The_list_of_features_has_every_row_once()
    {
        string[] rows = [.. Row().Matches(Read("docs/features.md")).Select(match => match.Groups["row"].Value)];

        Assert.Equal(134, rows.Length);
        Assert.Equal(rows, rows.Distinct());
        Assert.Equal(("A1", "W4"), (rows[0], rows[^1]));
    }

    private static bool IsRemedy(ReasonCode code) => code.Code.StartsWith("remedy.", StringComparison.Ordinal);

    private static IEnumerable<string> Unexplained(string page, IEnumerable<ReasonCode> codes)
    {
        string text = Read(page);
        return codes.Select(code => code.Code).Distinct().Where(code => !text.Contains($"`{code}`", StringComparison.Ordinal));
    }

    private static string Read(string page) => File.ReadAllText(Path.Combine(Checkout.Root, page));

    private static IEnumerable<ReasonCode> Reasons() => Static<ReasonCode>().Concat(Facts().Select(key => key.Unavailable));

    private static IEnumerable<FactKey> Facts() => Static<FactKey>().Append(FactKeys.Register("it-rpo")).Append(FactKeys.Register("us-dnc"));

    private static IEnumerable<T> Static<T>() =>
        from type in Product.SelectMany(assembly => assembly.GetTypes())
        from property in type.GetProperties(BindingFlags.Static | BindingFlags.Public)
        where typeof(T).IsAssignableFrom(property.PropertyType)
        select (T)property.GetValue(null)!;

    [GeneratedRegex("`(?<code>[a-z][a-z-]*\\.[a-z][a-z-]*)`")]
    private static partial Regex Code();

    [GeneratedRegex("`(?<class>[A-Z][A-Za-z0-9]*(?:Tests|Properties))(?:\\.(?<method>[A-Za-z0-9_]+))?`")]
    private static partial Regex TestName();

    [GeneratedRegex("^\\| (?<row>[A-W][0-9]+) \\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
