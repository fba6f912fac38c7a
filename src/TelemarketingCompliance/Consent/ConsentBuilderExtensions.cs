namespace TelemarketingCompliance;

/// <summary>Adds consents to an engine.</summary>
public static class ConsentBuilderExtensions
{
    /// <summary>Takes consents from <paramref name="ledger"/>.</summary>
    public static ComplianceEngineBuilder UseConsents(this ComplianceEngineBuilder engine, ILedger<ConsentEntry> ledger)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(ledger);
        return engine.AddSource(new LedgerSource<ConsentEntry>(FactKeys.Consents, ledger));
    }
}
