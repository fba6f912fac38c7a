namespace TelemarketingCompliance;

/// <summary>What the law asks of a dialing mode.</summary>
public static class DialingModeExtensions
{
    /// <summary>Whether no human operator speaks first, so that prior consent is always needed (Codice privacy art. 130 c. 1); unknown and undefined values are.</summary>
    public static bool IsAutomated(this DialingMode mode) =>
        mode is not (DialingMode.Manual or DialingMode.Preview or DialingMode.Progressive or DialingMode.Predictive);
}
