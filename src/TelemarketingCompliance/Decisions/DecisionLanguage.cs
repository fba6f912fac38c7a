namespace TelemarketingCompliance;

/// <summary>The languages in which decisions are told.</summary>
public enum DecisionLanguage
{
    /// <summary>English.</summary>
    English,

    /// <summary>Italian.</summary>
    Italian,
}
