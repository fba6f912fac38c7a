namespace TelemarketingCompliance;

/// <summary>Adds up what attempts count as their states change. Belongs to a <see cref="CampaignTally"/>, under its lock.</summary>
internal sealed class CampaignCounter
{
    private long dialed;
    private long dialedEarlier;
    private long missing;
    private long answered;
    private long silent;
    private long machine;

    /// <param name="counts">What one attempt counts.</param>
    /// <param name="times">1 to add it, -1 to take it away.</param>
    internal void Add(CampaignCounts counts, int times)
    {
        dialed += times * counts.Dialed;
        dialedEarlier += times * counts.DialedEarlier;
        missing += times * counts.Missing;
        answered += times * counts.Answered;
        silent += times * counts.Silent;
        machine += times * counts.Machine;
    }

    internal CampaignCounts ToCounts() =>
        new() { Dialed = dialed, DialedEarlier = dialedEarlier, Missing = missing, Answered = answered, Silent = silent, Machine = machine };
}
