namespace TelemarketingCompliance;

/// <summary>Adds contracts to an engine.</summary>
public static class ContractBuilderExtensions
{
    /// <summary>Takes contracts from <paramref name="ledger"/>.</summary>
    public static ComplianceEngineBuilder UseContracts(this ComplianceEngineBuilder engine, ILedger<ContractEntry> ledger)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(ledger);
        return engine.AddSource(new LedgerSource<ContractEntry>(FactKeys.Contracts, ledger));
    }
}
