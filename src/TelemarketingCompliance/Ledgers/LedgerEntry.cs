using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>A record about a number or a person that a ledger keeps for good: entries are added, never changed.</summary>
public abstract record LedgerEntry : IEvidence
{
    /// <summary>The id of the entry, unique in its ledger; adding an equal entry under the same id again does nothing.</summary>
    public required string Id { get; init; }

    /// <summary>The number it is about; null where only the person is known.</summary>
    public E164Number? Number { get; init; }

    /// <summary>The person it is about; null where only the number is known.</summary>
    public SubjectId? Subject { get; init; }

    string IEvidence.EvidenceId => Id;

    /// <summary>Selects from what a ledger holds about a number or a person the entries that answer a question: what its parties may see, as they may see it.</summary>
    /// <param name="candidates">At least every entry about the number or the person of <paramref name="query"/>; others are left out.</param>
    /// <param name="query">The question.</param>
    /// <returns>The answer, by id in ordinal order. Every ledger answers with this one function.</returns>
    public static ImmutableArray<TEntry> Select<TEntry>(IEnumerable<TEntry> candidates, LedgerQuery query)
        where TEntry : LedgerEntry
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return SelectAmong(candidates, query);
    }

    /// <summary>The same; a single entry that is shown as it stands, as nearly every answer that is not empty, is answered with the array that holds it.</summary>
    internal static ImmutableArray<TEntry> SelectFrom<TEntry>(ImmutableArray<TEntry> candidates, in LedgerQuery query)
        where TEntry : LedgerEntry
    {
        if (candidates.Length != 1)
            return SelectAmong(candidates, query);
        TEntry only = candidates[0];
        if (!only.IsAbout(query) || !only.IsVisibleTo(query))
            return [];
        LedgerEntry shown = only.ShownTo(query);
        return ReferenceEquals(shown, only) ? candidates : [(TEntry)shown];
    }

    private static ImmutableArray<TEntry> SelectAmong<TEntry>(IEnumerable<TEntry> candidates, in LedgerQuery query)
        where TEntry : LedgerEntry
    {
        List<TEntry>? about = null;
        foreach (TEntry entry in candidates)
        {
            if (entry.IsAbout(query))
                (about ??= []).Add(entry);
        }

        if (about is null)
            return [];
        var shown = new List<TEntry>(about.Count);
        foreach (TEntry entry in about)
        {
            if (entry.IsVisibleTo(query) || IsVisibleThrough(entry, about, query))
                shown.Add(entry);
        }

        if (shown.Count > 1)
            shown.Sort(static (one, other) => string.CompareOrdinal(one.Id, other.Id));
        for (int i = 0; i < shown.Count; i++)
            shown[i] = (TEntry)shown[i].ShownTo(query);
        return [.. shown];
    }

    private static bool IsVisibleThrough<TEntry>(TEntry entry, List<TEntry> about, in LedgerQuery query)
        where TEntry : LedgerEntry
    {
        foreach (TEntry other in about)
        {
            if (other.IsVisibleTo(query) && entry.IsVisibleBecauseOf(other))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether a permission in the entry counts for <paramref name="request"/>: an objection binds number and person each for itself, a permission only where
    /// neither is somebody else's.
    /// </summary>
    public bool SpeaksFor(CallRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (Number is null || Number == request.Callee) && (Subject is null || request.Subject is null || Subject == request.Subject);
    }

    /// <summary>Checks the entry before it is added.</summary>
    /// <exception cref="ArgumentException">The entry contradicts itself or misses what it needs; the message names the entry and the field.</exception>
    public virtual void Validate()
    {
        Identifier.Check(Id, nameof(Id));
        if (Number is null && Subject is null)
            throw Invalid(nameof(Number), "the entry names neither a number nor a person");
        // All `default` ids are equal: entries of different persons would be found as those of one.
        if (Number is { IsDefault: true })
            throw Invalid(nameof(Number), "`default` is no number: say null where only the person is known");
        if (Subject == default(SubjectId))
            throw Invalid(nameof(Subject), "`default` is no person: say null where only the number is known");
    }

    /// <summary>Whether <paramref name="other"/> says the same in every field, lists compared by their items.</summary>
    public bool IsSameAs(LedgerEntry? other) => other is not null && GetType() == other.GetType() && (Equals(other) || FactsJson.Text(this) == FactsJson.Text(other));

    /// <summary>Whether the parties of <paramref name="query"/> may see the entry; data of one controller is no business of another.</summary>
    protected abstract bool IsVisibleTo(in LedgerQuery query);

    /// <summary>Whether <paramref name="visible"/>, which the parties see, cannot be judged without this entry. Default: no.</summary>
    protected virtual bool IsVisibleBecauseOf(LedgerEntry visible) => false;

    /// <summary>The entry as the parties of <paramref name="query"/> may see it: without what concerns other controllers only. Default: whole.</summary>
    protected virtual LedgerEntry ShownTo(in LedgerQuery query) => this;

    private bool IsAbout(in LedgerQuery query) =>
        (Number is { IsDefault: false } number && number == query.Number) || (Subject is { Value: not null } subject && subject == query.Subject);

    /// <summary>Refuses <c>default</c>, which would stand for every party that nobody named.</summary>
    private protected void CheckParty(PartyId party, string field)
    {
        if (party == default)
            throw Invalid(field, "it names no party");
    }

    /// <summary>Refuses <c>default</c>, which would read as 1970: older than everything.</summary>
    private protected void CheckTime(RecordedTime? time, string field)
    {
        if (time == default(RecordedTime))
            throw Invalid(field, "`default` is no time");
    }

    /// <summary>Refuses a value that the enumeration does not define, and unknown where something must be said.</summary>
    private protected void CheckDefined<TEnum>(TEnum value, string field)
        where TEnum : struct, Enum
    {
        if (!Enum.IsDefined(value))
            throw Invalid(field, $"`{value}` is no {typeof(TEnum).Name}");
    }

    /// <summary>An error that names this entry and a field of it.</summary>
    protected ArgumentException Invalid(string field, string problem) => new($"entry `{Id}`, field `{field}`: {problem}");
}
