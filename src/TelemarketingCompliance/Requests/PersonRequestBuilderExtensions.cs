namespace TelemarketingCompliance;

/// <summary>Adds the persons' own requests to an engine.</summary>
public static class PersonRequestBuilderExtensions
{
    /// <summary>Takes requests to be called from <paramref name="ledger"/> and records there those that a call makes or answers.</summary>
    public static ComplianceEngineBuilder UsePersonRequests(this ComplianceEngineBuilder engine, ILedger<PersonRequest> ledger)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(ledger);
        engine.UseRequests(ledger);
        return engine.AddSource(new LedgerSource<PersonRequest>(FactKeys.Requests, ledger));
    }
}
