namespace TelemarketingCompliance;

/// <summary>Over what a share of silent calls is measured.</summary>
public enum AbandonmentWindow
{
    /// <summary>The whole campaign, and each processor's part of it.</summary>
    Campaign,

    /// <summary>The last 30 days of the campaign, all processors together.</summary>
    Last30Days,
}
