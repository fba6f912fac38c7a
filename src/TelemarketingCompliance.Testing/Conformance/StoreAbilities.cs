namespace TelemarketingCompliance;

/// <summary>What the stores of a <see cref="StoreFixture{TStore}"/> can do beyond what every store does; a case that needs more than a fixture offers does not run on it.</summary>
[Flags]
public enum StoreAbilities
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>The store reads the clock it was opened with, and no other. Without it a store has a clock of its own, and cases that move time do not run.</summary>
    FollowsClock = 1,

    /// <summary>What a store holds is there when it is closed and opened again under its name.</summary>
    Reopens = 2,

    /// <summary>Several stores opened under one name at the same time hold the same, as the nodes of a shared one do.</summary>
    IsShared = 4,
}
