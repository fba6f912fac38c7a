namespace TelemarketingCompliance;

/// <summary>What the law asks of a dialing mode.</summary>
public static class DialingModeExtensions
{
    /// <summary>Whether no human operator speaks first, so that prior consent is always needed (Codice privacy art. 130 c. 1); unknown is.</summary>
    public static bool IsAutomated(this DialingMode mode) =>
        mode is DialingMode.Unknown or DialingMode.Prerecorded or DialingMode.AiVoice;
}
