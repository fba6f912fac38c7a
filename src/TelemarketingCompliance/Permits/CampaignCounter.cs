namespace TelemarketingCompliance;

/// <summary>Counts attempts as their states change. Belongs to a <see cref="CampaignTally"/>, under its lock.</summary>
internal sealed class CampaignCounter
{
    private long dialed;
    private long dialedEarlier;
    private long missing;
    private long answered;
    private long silent;
    private long machine;

    internal void Add(StoredAttempt attempt, bool isEarlier) => Count(attempt, isEarlier, 1);

    internal void Remove(StoredAttempt attempt, bool isEarlier) => Count(attempt, isEarlier, -1);

    internal CampaignCounts ToCounts() =>
        new() { Dialed = dialed, DialedEarlier = dialedEarlier, Missing = missing, Answered = answered, Silent = silent, Machine = machine };

    private void Count(StoredAttempt attempt, bool isEarlier, long by)
    {
        if (!attempt.IsDialed)
            return;
        dialed += by;
        if (isEarlier)
        {
            dialedEarlier += by;
            missing += attempt.Outcome is null ? by : 0;
        }

        if (attempt.Outcome is not { } outcome)
            return;
        bool isMachine = outcome.Kind is OutcomeKind.Machine or OutcomeKind.Fax;
        answered += (outcome.Counts & AttemptMeasures.Answered) != 0 && !isMachine ? by : 0;
        // An outcome that nobody understands may have been a silent call.
        silent += (outcome.Counts & AttemptMeasures.Silent) != 0 ? by : 0;
        machine += outcome.Kind == OutcomeKind.Machine ? by : 0;
    }
}
