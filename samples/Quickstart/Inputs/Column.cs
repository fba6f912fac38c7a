namespace Quickstart;

/// <summary>A column as the files of the world call it; the first name is the one used in messages.</summary>
internal sealed class Column(params string[] names)
{
    internal string Name => names[0];

    /// <summary>All names under which the column is accepted, in any case.</summary>
    internal IReadOnlyList<string> Names => names;

    internal bool IsCalled(string header) => names.Contains(header.Trim(), StringComparer.OrdinalIgnoreCase);
}
