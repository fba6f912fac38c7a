namespace TelemarketingCompliance;

/// <summary>Adds the law of Italy to an engine.</summary>
public static class ItalyBuilderExtensions
{
    /// <summary>Adds the Italian rule book. It needs the register <c>it-rpo</c> and every ledger of this library.</summary>
    /// <param name="engine">The engine being put together.</param>
    /// <param name="options">The host's house policies; null takes the defaults, which are the strictest.</param>
    public static ComplianceEngineBuilder AddItaly(this ComplianceEngineBuilder engine, ItalyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return engine.AddRuleBook(RuleBooks.Italy(options));
    }
}
