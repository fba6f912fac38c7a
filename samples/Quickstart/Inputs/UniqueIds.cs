namespace Quickstart;

/// <summary>Notices an id that two rows of a file share.</summary>
internal sealed class UniqueIds
{
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    internal void Add(Row row, Column column, string id)
    {
        if (!lines.TryAdd(id, row.Line))
            throw row.Fault(column, $"the id `{id}` already stands in line {lines[id]}; give each its own");
    }
}
