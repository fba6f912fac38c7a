namespace TelemarketingCompliance;

/// <summary>What a campaign, or one processor's part of it, has dialed.</summary>
public readonly record struct CampaignCounts
{
    /// <summary>No attempt yet.</summary>
    public static CampaignCounts None => default;

    /// <summary>Permits dialed: confirmed or completed, and those charged more than ten minutes before the question, past their end and not given back.</summary>
    public long Dialed { get; init; }

    /// <summary>Those charged more than ten minutes before the question.</summary>
    public long DialedEarlier { get; init; }

    /// <summary>Those of <see cref="DialedEarlier"/> that have no outcome.</summary>
    public long Missing { get; init; }

    /// <summary>Calls that a person answered, silent ones included; machines and faxes aside.</summary>
    public long Answered { get; init; }

    /// <summary>Silent calls, and those whose outcome nobody understands: they may have been. Whatever else was reported of a call, one silence is enough.</summary>
    public long Silent { get; init; }

    /// <summary>Calls classed as answered by a machine.</summary>
    public long Machine { get; init; }

    /// <summary>The people among <see cref="Machine"/>: each call by the share that its own campaign declared when it was charged. Whole millionths, so that a sum is exact in any order.</summary>
    public decimal Estimated { get; init; }
}
