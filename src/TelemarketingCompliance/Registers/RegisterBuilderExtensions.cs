namespace TelemarketingCompliance;

/// <summary>Adds public registers to an engine.</summary>
public static class RegisterBuilderExtensions
{
    /// <summary>Takes answers from <paramref name="register"/>, under its name.</summary>
    public static ComplianceEngineBuilder AddRegister(this ComplianceEngineBuilder engine, RegisterSet register)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(register);
        return engine.AddSource(new RegisterSource(register));
    }

    /// <summary>Takes selective revocations from <paramref name="ledger"/>.</summary>
    public static ComplianceEngineBuilder UseSelectiveRevocations(this ComplianceEngineBuilder engine, ILedger<SelectiveRevocation> ledger)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(ledger);
        return engine.AddSource(new LedgerSource<SelectiveRevocation>(FactKeys.SelectiveRevocations, ledger));
    }
}
