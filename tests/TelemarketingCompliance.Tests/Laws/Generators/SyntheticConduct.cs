namespace TelemarketingCompliance.Tests.Laws.Generators;

/// <summary>What a synthetic rule does.</summary>
public enum SyntheticConduct
{
    /// <summary>Always passes, perhaps with an instant at which that may change.</summary>
    Passes,

    /// <summary>Always establishes a basis.</summary>
    Establishes,

    /// <summary>Never concerns a call.</summary>
    StandsAside,

    /// <summary>Concerns the call, and then finds that it does not.</summary>
    FindsNothing,

    /// <summary>Always blocks; where it names an instant, that is not true.</summary>
    Blocks,

    /// <summary>Throws when asked whether it applies.</summary>
    ThrowsBefore,

    /// <summary>Throws when asked for its finding.</summary>
    Throws,

    /// <summary>Passes within one window of time.</summary>
    OpensAndCloses,

    /// <summary>Passes within the same hours of every day in Rome.</summary>
    OpensDaily,
}
