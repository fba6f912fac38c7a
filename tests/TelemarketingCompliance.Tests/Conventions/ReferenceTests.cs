using System.Reflection;
using System.Runtime.InteropServices;
using System.Xml.Linq;

namespace TelemarketingCompliance.Tests.Conventions;

/// <summary>References point downwards only: the table of projects, as the project files and the built assemblies show it.</summary>
public sealed class ReferenceTests
{
    // Project, the projects below it, the packages it may use; `*` at the end stands for any ending.
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Table = new()
    {
        ["TelemarketingCompliance.Indexing"] = ([], ["System.IO.Hashing"]),
        ["TelemarketingCompliance"] = (
            ["TelemarketingCompliance.Indexing"],
            ["libphonenumber-csharp", "NodaTime", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions"]),
        ["TelemarketingCompliance.Jurisdictions"] = (["TelemarketingCompliance"], []),
        ["TelemarketingCompliance.Hosting"] = (["TelemarketingCompliance", "TelemarketingCompliance.Jurisdictions"], ["Microsoft.Extensions.*"]),
        ["TelemarketingCompliance.Sqlite"] = (["TelemarketingCompliance"], ["Microsoft.Data.Sqlite"]),
        ["TelemarketingCompliance.PostgreSql"] = (["TelemarketingCompliance"], ["Npgsql"]),
        ["TelemarketingCompliance.Redis"] = (["TelemarketingCompliance"], ["StackExchange.Redis"]),
        ["TelemarketingCompliance.Testing"] = (["TelemarketingCompliance", "TelemarketingCompliance.Jurisdictions"], ["FsCheck"]),
        ["TelemarketingCompliance.Cli"] = (
            ["TelemarketingCompliance.Indexing", "TelemarketingCompliance", "TelemarketingCompliance.Jurisdictions", "TelemarketingCompliance.Sqlite"],
            ["System.CommandLine", "Spectre.Console", "CsvHelper", "System.IO.Hashing"]),
    };

    // What the built assemblies may name. Core hands NodaTime and the abstractions on; libphonenumber it keeps to itself.
    private static readonly Dictionary<string, string[]> Assemblies = new()
    {
        ["TelemarketingCompliance.Indexing"] = ["System.IO.Hashing"],
        ["TelemarketingCompliance"] =
        [
            "TelemarketingCompliance.Indexing", "PhoneNumbers", "NodaTime",
            "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions",
        ],
        ["TelemarketingCompliance.Jurisdictions"] =
        [
            "TelemarketingCompliance", "NodaTime",
            "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions",
        ],
        ["TelemarketingCompliance.Testing"] = ["TelemarketingCompliance", "TelemarketingCompliance.Jurisdictions", "NodaTime", "FsCheck", "FSharp.Core"],
        // SQLitePCLRaw is the part of Microsoft.Data.Sqlite that speaks to SQLite itself.
        ["TelemarketingCompliance.Sqlite"] = ["TelemarketingCompliance", "NodaTime", "Microsoft.Data.Sqlite", "SQLitePCLRaw.core"],
    };

    [Fact]
    public void Every_project_references_only_what_stands_below_it()
    {
        string[] projects = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories);

        Assert.NotEmpty(projects);
        Assert.Empty(projects.SelectMany(project => Faults(Path.GetFileNameWithoutExtension(project), XDocument.Load(project))));
    }

    [Fact]
    public void Every_project_is_named_after_its_folder()
    {
        string[] projects = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories);

        Assert.All(projects, project => Assert.Equal(Path.GetFileName(Path.GetDirectoryName(project)), Path.GetFileNameWithoutExtension(project)));
        Assert.All(projects, project => Assert.DoesNotContain(XDocument.Load(project).Descendants(), e => e.Name.LocalName is "AssemblyName" or "PackageId"));
    }

    [Fact]
    public void Core_opens_its_internals_to_tests_only()
    {
        XDocument project = XDocument.Parse(Repository.Read("src/TelemarketingCompliance/TelemarketingCompliance.csproj"));

        IEnumerable<string> friends = Names(project, "InternalsVisibleTo");

        Assert.All(friends, friend => Assert.True(
            friend.EndsWith(".Tests", StringComparison.Ordinal) || friend.EndsWith(".Benchmarks", StringComparison.Ordinal),
            $"`{friend}` sees the internals of core: a third party's store must have the tools ours have"));
    }

    [Fact]
    public void The_built_assemblies_reference_only_what_stands_below_them()
    {
        Assert.Empty(Product.Assemblies.SelectMany(assembly => Faults(assembly, Assemblies[assembly.GetName().Name!])));

        Assert.NotEmpty(Faults(typeof(ReferenceTests).Assembly, []));
    }

    [Theory]
    [InlineData("TelemarketingCompliance", """<ProjectReference Include="../TelemarketingCompliance.Jurisdictions/TelemarketingCompliance.Jurisdictions.csproj" />""")]
    [InlineData("TelemarketingCompliance", """<ProjectReference Include="..\TelemarketingCompliance.Cli\TelemarketingCompliance.Cli.csproj" />""")]
    [InlineData("TelemarketingCompliance.Jurisdictions", """<PackageReference Include="libphonenumber-csharp" />""")]
    [InlineData("TelemarketingCompliance.Testing", """<PackageReference Include="xunit.v3" />""")]
    [InlineData("TelemarketingCompliance.Unknown", "")]
    public void An_upward_reference_or_an_unknown_project_is_a_fault(string project, string item)
    {
        XDocument file = XDocument.Parse($"<Project><ItemGroup>{item}</ItemGroup></Project>");

        Assert.Single(Faults(project, file));
    }

    private static IEnumerable<string> Faults(string name, XDocument project)
    {
        if (!Table.TryGetValue(name, out var allowed))
            return [$"{name}: not in the table of projects; a project needs a reason, and a line there"];

        return Names(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
            .Where(reference => !allowed.Projects.Contains(reference))
            .Concat(Names(project, "PackageReference").Where(package => !allowed.Packages.Any(pattern => Matches(package, pattern))))
            .Select(reference => $"{name}: may not reference `{reference}`");
    }

    private static IEnumerable<string> Faults(Assembly assembly, string[] allowed) =>
        from reference in assembly.GetReferencedAssemblies()
        where !IsFramework(reference.Name!) && !allowed.Contains(reference.Name)
        select $"{assembly.GetName().Name}: may not reference `{reference.Name}`";

    private static bool IsFramework(string name) => File.Exists(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), name + ".dll"));

    private static IEnumerable<string> Names(XDocument project, string item) =>
        project.Descendants().Where(e => e.Name.LocalName == item).Select(e => e.Attribute("Include")?.Value).OfType<string>();

    private static bool Matches(string name, string pattern) =>
        pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : name == pattern;
}
