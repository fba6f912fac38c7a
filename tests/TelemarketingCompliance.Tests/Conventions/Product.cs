using System.Reflection;

namespace TelemarketingCompliance.Tests.Conventions;

/// <summary>The assemblies we ship, and what of them a caller can see.</summary>
internal static class Product
{
    public static Assembly Core { get; } = Assembly.Load("TelemarketingCompliance");

    public static Assembly Jurisdictions { get; } = Assembly.Load("TelemarketingCompliance.Jurisdictions");

    public static Assembly Indexing { get; } = Assembly.Load("TelemarketingCompliance.Indexing");

    public static Assembly Testing { get; } = Assembly.Load("TelemarketingCompliance.Testing");

    public static Assembly Sqlite { get; } = Assembly.Load("TelemarketingCompliance.Sqlite");

    public static IReadOnlyList<Assembly> Assemblies { get; } = [Core, Jurisdictions, Indexing, Testing, Sqlite];

    public static IReadOnlyList<Type> PublicTypes { get; } = [.. Assemblies.SelectMany(assembly => assembly.GetExportedTypes())];
}
