namespace TelemarketingCompliance;

/// <summary>The rule books of this package, to be read: their editions, rules, parameters and clauses. An engine gets them with <c>AddItaly</c> and its like.</summary>
public static class RuleBooks
{
    /// <summary>The law of Italy.</summary>
    /// <param name="options">The host's house policies; null takes the defaults, which are the strictest.</param>
    public static RuleBook Italy(ItalyOptions? options = null) => ItalianRuleBook.Build(LawSheet.Embedded("it"), options ?? new ItalyOptions());

    /// <summary>The federal law of the United States: no state's.</summary>
    /// <param name="options">The host's house policies; null takes the defaults, which are the strictest.</param>
    public static RuleBook UnitedStates(UnitedStatesOptions? options = null) => UnitedStatesRuleBook.Build(LawSheet.Embedded("us"), options ?? new UnitedStatesOptions());
}
