namespace DialerSimulation.Recount;

/// <summary>How a call ended, as the person who was called would tell it.</summary>
internal enum Ending
{
    NeverRang,
    Busy,
    NoAnswer,
    Machine,
    HungUp,
    Talked,
    NotNow,
    NeverAgain,
    WrongPerson,
    CallMeBack,
    Sold,
    Silence,

    /// <summary>The line broke in a way the dialer has a code for and nobody else understands: it may have been anything.</summary>
    Strange,
}
