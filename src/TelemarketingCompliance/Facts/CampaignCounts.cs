namespace TelemarketingCompliance;

/// <summary>What a campaign, or one processor's part of it, has dialed.</summary>
public sealed record CampaignCounts
{
    /// <summary>No attempt yet.</summary>
    public static CampaignCounts None { get; } = new();

    /// <summary>Permits dialed: confirmed or completed, cancelled ones aside.</summary>
    public long Dialed { get; init; }

    /// <summary>Those charged more than ten minutes before the question.</summary>
    public long DialedEarlier { get; init; }

    /// <summary>Those of <see cref="DialedEarlier"/> that have no outcome.</summary>
    public long Missing { get; init; }

    /// <summary>Calls that a person answered, silent ones included; machines and faxes aside.</summary>
    public long Answered { get; init; }

    /// <summary>Silent calls, and those whose outcome nobody understands: they may have been.</summary>
    public long Silent { get; init; }

    /// <summary>Calls classed as answered by a machine.</summary>
    public long Machine { get; init; }
}
