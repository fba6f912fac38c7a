namespace TelemarketingCompliance;

/// <summary>Adds records of caller IDs to an engine.</summary>
public static class CallerIdBuilderExtensions
{
    /// <summary>Takes what is on record about the numbers presented from <paramref name="ledger"/>.</summary>
    public static ComplianceEngineBuilder UseCallerIds(this ComplianceEngineBuilder engine, ILedger<CallerIdRecord> ledger)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(ledger);
        return engine.AddSource(new CallerIdSource(ledger));
    }
}
