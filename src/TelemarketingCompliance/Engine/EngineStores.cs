namespace TelemarketingCompliance;

/// <summary>The stores that an engine writes to.</summary>
internal sealed record EngineStores
{
    internal ILedger<BlacklistEntry>? OptOuts { get; init; }

    internal ILedger<PersonRequest>? Requests { get; init; }

    internal IAttemptStore? Attempts { get; init; }

    internal PermitOptions Permits { get; init; } = new();
}
