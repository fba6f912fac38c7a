namespace TelemarketingCompliance;

/// <summary>Adds objections to an engine.</summary>
public static class BlacklistBuilderExtensions
{
    /// <summary>Takes objections from <paramref name="ledger"/> and records opt-outs there.</summary>
    public static ComplianceEngineBuilder UseBlacklist(this ComplianceEngineBuilder engine, ILedger<BlacklistEntry> ledger)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(ledger);
        engine.AddSource(new LedgerSource<BlacklistEntry>(FactKeys.Blacklist, ledger));
        engine.UseOptOuts(ledger);
        return engine;
    }
}
