namespace TelemarketingCompliance;

/// <summary>The reasons that concern the number called.</summary>
public static class NumberReasons
{
    /// <summary>Numbers of this class are never called.</summary>
    public static ReasonCode NeverDial { get; } = new(
        "number.never-dial",
        "numbers of the class {class} are never called",
        "le numerazioni di tipo {class} non si chiamano mai");

    /// <summary>The number is in no range of the numbering plan.</summary>
    public static ReasonCode NotInPlan { get; } = new(
        "number.not-in-plan",
        "the number is in no known range of its country's numbering plan",
        "la numerazione non appartiene ad alcun arco noto del piano di numerazione");
}
