namespace TelemarketingCompliance;

/// <summary>An attempt in memory, and its place in the chains of its number, its person and its campaign.</summary>
internal sealed class HeldAttempt(StoredAttempt initial, long sequence, CampaignTally tally, CampaignCounter part)
{
    // Replaced under this object's own lock; read without one: whoever reads the older state came before its replacement.
    private volatile StoredAttempt current = initial;

    internal StoredAttempt Current
    {
        get => current;
        set => current = value;
    }

    /// <summary>The order in which attempts were recorded.</summary>
    internal long Sequence { get; } = sequence;

    internal CampaignTally Tally { get; } = tally;

    /// <summary>What the processor's part of the campaign counts.</summary>
    internal CampaignCounter Part { get; } = part;

    /// <summary>Whether its campaign counts it already: an attempt of the past is known by its permit a moment earlier. Under the tally's lock.</summary>
    internal bool IsCounted { get; set; }

    internal HeldAttempt? EarlierOfNumber { get; set; }

    internal HeldAttempt? EarlierOfSubject { get; set; }

    internal HeldAttempt? NextOfCampaign { get; set; }

    internal HeldAttempt? PreviousOfCampaign { get; set; }
}
