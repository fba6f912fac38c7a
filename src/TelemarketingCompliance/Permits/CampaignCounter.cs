namespace TelemarketingCompliance;

/// <summary>Adds up what attempts count as their states change. Belongs to a <see cref="CampaignTally"/>, under its lock.</summary>
internal sealed class CampaignCounter
{
    private CampaignCounts sum;

    internal CampaignCounts Counts => sum;

    /// <param name="counts">What one attempt counts.</param>
    /// <param name="times">1 to add it, -1 to take it away.</param>
    internal void Add(in CampaignCounts counts, int times)
    {
        if (counts == CampaignCounts.None)
            return;
        sum = new CampaignCounts
        {
            Dialed = sum.Dialed + (times * counts.Dialed),
            DialedEarlier = sum.DialedEarlier + (times * counts.DialedEarlier),
            Missing = sum.Missing + (times * counts.Missing),
            Answered = sum.Answered + (times * counts.Answered),
            Silent = sum.Silent + (times * counts.Silent),
            Machine = sum.Machine + (times * counts.Machine),
            Estimated = sum.Estimated + (times * counts.Estimated),
        };
    }
}
