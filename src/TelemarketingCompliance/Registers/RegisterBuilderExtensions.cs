namespace TelemarketingCompliance;

/// <summary>Adds public registers to an engine.</summary>
public static class RegisterBuilderExtensions
{
    /// <summary>Takes answers from the index files of a folder; <see cref="ComplianceEngine.Registers"/> has the set, to read the folder again.</summary>
    /// <param name="engine">The builder.</param>
    /// <param name="name">The register's name, as the rules know it: <c>it-rpo</c>.</param>
    /// <param name="folder">The folder; see <see cref="RegisterSet.Open"/>.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static ComplianceEngineBuilder AddRegister(this ComplianceEngineBuilder engine, string name, string folder) =>
        engine.AddRegister(RegisterSet.Open(name, folder));

    /// <summary>Takes answers from <paramref name="register"/>, under its name.</summary>
    public static ComplianceEngineBuilder AddRegister(this ComplianceEngineBuilder engine, RegisterSet register)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(register);
        engine.AddSource(new RegisterSource(register));
        engine.Keep(register);
        return engine;
    }

    /// <summary>Takes selective revocations from <paramref name="ledger"/>.</summary>
    public static ComplianceEngineBuilder UseSelectiveRevocations(this ComplianceEngineBuilder engine, ILedger<SelectiveRevocation> ledger)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(ledger);
        return engine.AddSource(new LedgerSource<SelectiveRevocation>(FactKeys.SelectiveRevocations, ledger));
    }
}
