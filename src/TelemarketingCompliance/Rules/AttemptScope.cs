namespace TelemarketingCompliance;

/// <summary>Whose attempts a limit counts; always those on the same number and, each for itself, those on the same person.</summary>
public enum AttemptScope
{
    /// <summary>Those for the same controller, whoever dialed: agencies do not count alone.</summary>
    Controller,

    /// <summary>Those the same processor dialed, for whatever controller.</summary>
    Processor,

    /// <summary>Those of the same campaign.</summary>
    Campaign,

    /// <summary>Those that rely on the same request of the person.</summary>
    Request,

    /// <summary>Those of everyone who shares the store.</summary>
    Everyone,
}
