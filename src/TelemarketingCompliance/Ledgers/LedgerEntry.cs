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

    /// <summary>Whether the entry is about the number or the person of <paramref name="query"/> and its parties may see it.</summary>
    public bool Answers(in LedgerQuery query) =>
        ((Number is { } number && number == query.Number) || (Subject is { } subject && subject == query.Subject)) && IsVisibleTo(query);

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
    internal bool IsSameAs(LedgerEntry other) => GetType() == other.GetType() && (Equals(other) || FactsJson.Text(this) == FactsJson.Text(other));

    /// <summary>Whether the parties of <paramref name="query"/> may see the entry; data of one controller is no business of another.</summary>
    protected abstract bool IsVisibleTo(in LedgerQuery query);

    /// <summary>Refuses <c>default</c>, which would stand for every party that nobody named.</summary>
    private protected void CheckParty(PartyId party, string field)
    {
        if (party == default)
            throw Invalid(field, "it names no party");
    }

    /// <summary>An error that names this entry and a field of it.</summary>
    protected ArgumentException Invalid(string field, string problem) => new($"entry `{Id}`, field `{field}`: {problem}");
}
