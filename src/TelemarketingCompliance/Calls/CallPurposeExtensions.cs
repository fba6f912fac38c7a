namespace TelemarketingCompliance;

/// <summary>What the law asks of a purpose.</summary>
public static class CallPurposeExtensions
{
    /// <summary>Whether the purpose is marketing, and so judged by register, consent, lists and sector as well; unknown and undefined values are.</summary>
    public static bool IsMarketing(this CallPurpose purpose) => purpose <= CallPurpose.Fundraising || !PurposeSet.IsNamed(purpose);
}
