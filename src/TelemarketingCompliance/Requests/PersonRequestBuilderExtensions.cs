namespace TelemarketingCompliance;

/// <summary>Adds the persons' own requests to an engine.</summary>
public static class PersonRequestBuilderExtensions
{
    /// <summary>Takes requests to be called from <paramref name="ledger"/>.</summary>
    public static ComplianceEngineBuilder UsePersonRequests(this ComplianceEngineBuilder engine, ILedger<PersonRequest> ledger)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(ledger);
        return engine.AddSource(new LedgerSource<PersonRequest>(FactKeys.Requests, ledger));
    }
}
