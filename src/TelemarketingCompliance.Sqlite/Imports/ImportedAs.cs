namespace TelemarketingCompliance;

/// <summary>What became of one row of an import.</summary>
public enum ImportedAs
{
    /// <summary>It is on record now.</summary>
    Added,

    /// <summary>The same was on record already; nothing changed.</summary>
    Unchanged,

    /// <summary>Something else stands under its id: it is on record now beside that, under the id, <c>#</c> and eight digits of its content's SHA-256.</summary>
    Changed,

    /// <summary>Another call stands under its permit or holds its request id; nothing was recorded.</summary>
    Refused,
}
