namespace DialerSimulation.Dialing;

/// <summary>What happens next on a line.</summary>
internal enum Step
{
    Dial,

    /// <summary>The operator has read who it is, and gives the permit back.</summary>
    Skip,

    Answer,
    End,
    Report,

    /// <summary>The switch reports the same call once more.</summary>
    ReportAgain,
}
