namespace DialerSimulation;

/// <summary>What is broken on purpose, so that the recount can be seen to find it.</summary>
internal enum Break
{
    None,

    /// <summary>Each agency counts alone: a store of attempts and a list of objections of its own. The case of the 155 calls.</summary>
    Alone,

    /// <summary>The first agency dials now and then what was refused.</summary>
    NoPermit,
}
