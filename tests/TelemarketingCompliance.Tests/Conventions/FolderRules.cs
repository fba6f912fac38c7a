namespace TelemarketingCompliance.Tests.Conventions;

/// <summary>The walls between the folders of core, checked on the source text: which folder declares a type, and which files name it.</summary>
internal sealed class FolderRules
{
    private static readonly HashSet<string> Features =
    [
        "Registers", "Consent", "Blacklist", "Lists", "Frequency", "CallerIds", "CallingHours", "Abandonment", "Contracts", "Requests", "Directory", "Relationships",
    ];

    // What a feature keeps to itself. Its facts, reason codes and values others may read.
    private static readonly string[] PrivateEndings = ["Rule", "Store", "Ledger", "Source"];

    private readonly List<(string File, string Folder, CSharpSource Source)> files = [];
    private readonly ILookup<string, string> declaringFolders;

    /// <param name="sources">Path relative to the core project, and text. The first part of a path is the folder.</param>
    public FolderRules(IEnumerable<(string Path, string Text)> sources)
    {
        files.AddRange(sources.Select(source =>
            (source.Path, source.Path.Contains('/') ? source.Path.Split('/')[0] : "", new CSharpSource(source.Text))));
        declaringFolders = files
            .SelectMany(file => file.Source.Types.Select(type => (type.Name, file.Folder)))
            .Distinct()
            .ToLookup(type => type.Name, type => type.Folder);
    }

    /// <summary>Facts come before the features that fill them.</summary>
    public IEnumerable<string> FactsThatNameAFeature() =>
        from file in files
        where file.Folder == "Facts"
        from name in file.Source.Identifiers
        where OnlyFeaturesDeclare(name)
        select $"{file.File}: names `{name}`, which belongs to {Owner(name)}";

    /// <summary>A rule reads any fact; another feature's rule, source, store or ledger is not its business.</summary>
    public IEnumerable<string> FeaturesThatNameAnotherFeaturesMachinery() =>
        from file in files
        where Features.Contains(file.Folder)
        from name in file.Source.Identifiers
        where OnlyFeaturesDeclare(name) && IsMachinery(name) && !declaringFolders[name].Contains(file.Folder)
        select $"{file.File}: names `{name}`, which belongs to {Owner(name)}";

    /// <summary>The engine names no built-in rule: ours come in by the door that a host's rules use.</summary>
    public IEnumerable<string> EngineFilesThatNameABuiltInRule() =>
        from file in files
        where file.Folder is "Engine" or "Rules" or "RuleBooks"
        from name in file.Source.Identifiers
        where OnlyFeaturesDeclare(name) && IsMachinery(name)
        select $"{file.File}: names `{name}`, which belongs to {Owner(name)}";

    private static bool IsMachinery(string name) =>
        name.StartsWith("InMemory", StringComparison.Ordinal) || PrivateEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal));

    // A partial type that also has a part outside the features belongs to all of them.
    private bool OnlyFeaturesDeclare(string name) => declaringFolders.Contains(name) && declaringFolders[name].All(Features.Contains);

    private string Owner(string name) => string.Join(" and ", declaringFolders[name].Select(folder => $"`{folder}/`"));
}
