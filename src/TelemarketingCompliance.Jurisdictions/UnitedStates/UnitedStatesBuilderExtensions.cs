namespace TelemarketingCompliance;

/// <summary>Adds the federal law of the United States to an engine.</summary>
public static class UnitedStatesBuilderExtensions
{
    /// <summary>Adds the rule book of federal law: no state's. It needs the register <c>us-dnc</c>, and ledgers of consents, contracts, requests, objections and caller IDs.</summary>
    /// <param name="engine">The engine being put together.</param>
    /// <param name="options">The host's house policies; null takes the defaults, which are the strictest.</param>
    public static ComplianceEngineBuilder AddUnitedStates(this ComplianceEngineBuilder engine, UnitedStatesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return engine.AddRuleBook(RuleBooks.UnitedStates(options));
    }
}
