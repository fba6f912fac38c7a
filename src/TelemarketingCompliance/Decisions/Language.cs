namespace TelemarketingCompliance;

/// <summary>The languages in which this library speaks.</summary>
public enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>Italian.</summary>
    Italian,
}
