namespace TelemarketingCompliance;

/// <summary>The reasons that concern objections.</summary>
public static class BlacklistReasons
{
    /// <summary>The person objected.</summary>
    public static ReasonCode Listed { get; } = new(
        "blacklist.listed",
        "the person objected to these calls (entry `{entry}`), and nothing newer lifts that",
        "la persona si è opposta a queste chiamate (voce `{entry}`) e nulla di più recente lo supera");
}
