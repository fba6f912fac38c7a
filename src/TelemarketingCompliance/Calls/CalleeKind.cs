namespace TelemarketingCompliance;

/// <summary>What kind of person holds the number called. <c>default</c> is unknown, which is read as a natural person.</summary>
public enum CalleeKind
{
    /// <summary>Not known: protected like a natural person.</summary>
    Unknown,

    /// <summary>A consumer.</summary>
    NaturalPerson,

    /// <summary>A professional or sole trader.</summary>
    Professional,

    /// <summary>A company or another legal person.</summary>
    LegalPerson,
}
