using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What holds of a caller ID at an instant, from everything that happened to it.</summary>
internal readonly ref struct CallerIdHistory
{
    private readonly ImmutableArray<CallerIdRecord> records;
    private readonly Instant at;
    private readonly CampaignId campaign;

    internal CallerIdHistory(in CallContext call)
    {
        call.Facts.TryGet(FactKeys.CallerIdRecords, out records);
        at = call.At;
        campaign = call.Request.Campaign.Id;
    }

    /// <summary>Finds a record of what <paramref name="party"/> did that is in force.</summary>
    /// <param name="what">What it did.</param>
    /// <param name="party">Who did.</param>
    /// <param name="changesAt">When the record found ends, or, where there is none, when the first one begins; null means never.</param>
    /// <returns>Of several in force the one that lasts longest.</returns>
    internal CallerIdRecord? Find(CallerIdEvent what, PartyId party, out Instant? changesAt)
    {
        CallerIdRecord? found = null;
        Instant? begins = null;
        Instant? ends = null;
        foreach (CallerIdRecord record in records)
        {
            if (record.Event != what || record.Party != party || !(record.Campaigns.IsEmpty || record.Campaigns.Contains(campaign)))
                continue;
            Instant? end = EndOf(record);
            if (!record.HasHappenedAt(at))
                begins = Earlier(begins, record.At.Earliest);
            else if (!(end <= at) && (found is null || (ends is { } known && !(end <= known))))
                (found, ends) = (record, end);
        }

        changesAt = found is null ? begins : ends;
        return found;
    }

    /// <summary>Whether anybody but <paramref name="party"/> may present the number, or it is assigned to somebody else.</summary>
    /// <param name="party">Who wants it alone.</param>
    /// <param name="changesAt">When the last of the others is gone, or, where there is none, when the first one comes; null means never.</param>
    internal bool IsUsedByOthers(PartyId party, out Instant? changesAt)
    {
        bool used = false;
        Instant? comes = null;
        Instant goes = Instant.MinValue;
        foreach (CallerIdRecord record in records)
        {
            if (record.Event is not (CallerIdEvent.Authorised or CallerIdEvent.Assigned) || record.Party == party)
                continue;
            Instant end = EndOf(record) ?? Instant.MaxValue;
            if (!record.HasHappenedAt(at))
                comes = end > record.At.Earliest ? Earlier(comes, record.At.Earliest) : comes;
            else if (end > at)
                (used, goes) = (true, Instant.Max(goes, end));
        }

        changesAt = !used ? comes : goes == Instant.MaxValue ? null : goes;
        return used;
    }

    private static Instant Earlier(Instant? one, Instant other) => one < other ? one.Value : other;

    private Instant? EndOf(CallerIdRecord record)
    {
        Instant? end = null;
        foreach (CallerIdRecord other in records)
        {
            if (other.Event == CallerIdEvent.Ended && other.Ends == record.Id)
                end = Earlier(end, other.At.Earliest);
        }

        return end;
    }
}
