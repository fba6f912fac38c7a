using DialerSimulation.Recount;
using NodaTime;
using TelemarketingCompliance;

namespace DialerSimulation.Dialing;

/// <summary>The dialer's own codes, and what they mean to the library.</summary>
internal static class Codes
{
    /// <summary>All codes but one: <c>X7</c> came with a new version of the switch, and nobody mapped it.</summary>
    private static readonly DispositionMap Map = new(
    [
        new("CONGESTION", OutcomeKind.NeverRang), new("BUSY", OutcomeKind.Busy), new("NOANSWER", OutcomeKind.NoAnswer), new("MACHINE", OutcomeKind.Machine),
        new("HANGUP", OutcomeKind.Answered), new("TALKED", OutcomeKind.Spoken), new("NOT-NOW", OutcomeKind.Refused), new("REMOVE-ME", OutcomeKind.OptedOut),
        new("WRONG", OutcomeKind.WrongPerson), new("CALLBACK", OutcomeKind.CallBackAgreed), new("SOLD", OutcomeKind.ContractConcluded), new("DROPPED", OutcomeKind.Silent),
    ]);

    internal static CallOutcome OutcomeOf(Ending ending, Instant endedAt) => Map.ToOutcome(CodeOf(ending), endedAt);

    private static string CodeOf(Ending ending) => ending switch
    {
        Ending.NeverRang => "CONGESTION",
        Ending.Busy => "BUSY",
        Ending.NoAnswer => "NOANSWER",
        Ending.Machine => "MACHINE",
        Ending.HungUp => "HANGUP",
        Ending.Talked => "TALKED",
        Ending.NotNow => "NOT-NOW",
        Ending.NeverAgain => "REMOVE-ME",
        Ending.WrongPerson => "WRONG",
        Ending.CallMeBack => "CALLBACK",
        Ending.Sold => "SOLD",
        Ending.Silence => "DROPPED",
        _ => "X7",
    };
}
