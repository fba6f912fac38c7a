namespace TelemarketingCompliance;

/// <summary>Adds directory listings to an engine.</summary>
public static class DirectoryBuilderExtensions
{
    /// <summary>Takes directory listings from <paramref name="ledger"/>.</summary>
    public static ComplianceEngineBuilder UseDirectory(this ComplianceEngineBuilder engine, ILedger<DirectoryListing> ledger)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(ledger);
        return engine.AddSource(new LedgerSource<DirectoryListing>(FactKeys.Directory, ledger));
    }
}
