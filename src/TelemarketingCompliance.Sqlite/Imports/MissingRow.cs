using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>A row of the last snapshot that is missing from this one.</summary>
/// <typeparam name="TEntry">The kind of its entries.</typeparam>
/// <param name="Key">Its key: the id under which it was imported.</param>
/// <param name="Entries">What is on record under that id, changed content included, in the order in which it came in. Its end is an entry for each that is still in force.</param>
public sealed record MissingRow<TEntry>(string Key, ImmutableArray<TEntry> Entries)
    where TEntry : LedgerEntry;
