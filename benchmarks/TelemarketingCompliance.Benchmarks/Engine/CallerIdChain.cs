using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance.Benchmarks.Engine;

/// <summary>The part of the <see cref="IfChain"/> that judges the number presented and who dials.</summary>
internal static class CallerIdChain
{
    /// <summary>Writes the findings caller ID, declared, callable, origin, exclusive, ROC.</summary>
    internal static void Decide(CallFacts facts, Instant at, Span<Finding> findings)
    {
        CallRequest request = facts.Request;
        Campaign campaign = request.Campaign;
        PartyId controller = campaign.Controller.Id;
        PartyId processor = campaign.Processor.Id;
        bool profileKnown = facts.TryGet(FactKeys.CallerIdNumber, out NumberProfile profile);
        bool recordsKnown = facts.TryGet(FactKeys.CallerIdRecords, out ImmutableArray<CallerIdRecord> records);
        ulong digits = request.CallerId.GetValueOrDefault().Digits;
        ulong prefix = digits;
        while (prefix > 999_999)
            prefix /= 10;
        bool statistics = prefix == 390843 && (profile.Class == NumberClass.CallerPrefix || digits == prefix);
        bool commercial = prefix == 390844 && (profile.Class == NumberClass.CallerPrefix || digits == prefix);

        if (request.IsDialed)
        {
            findings[0] = !profileKnown ? Finding.Block(FactKeys.CallerIdNumber.Unavailable)
                : digits == 0 ? Finding.Block(CallerIdReasons.Withheld)
                : (profile.Class != NumberClass.Unknown && !profile.Class.IsNeverDialed()) || statistics || commercial ? Finding.Pass()
                : Finding.Block(CallerIdReasons.Invalid);
        }

        if (request.IsDialed && digits != 0)
        {
            if (!recordsKnown)
            {
                findings[1] = Finding.Block(FactKeys.CallerIdRecords.Unavailable);
                findings[2] = Finding.Block(profileKnown ? FactKeys.CallerIdRecords.Unavailable : FactKeys.CallerIdNumber.Unavailable);
            }
            else
            {
                (CallerIdRecord? declared, Instant? declaredChanges) = InForce(records, at, CallerIdEvent.Declared, processor, campaign.Id);
                if (declared is null)
                    findings[1] = Finding.Block(CallerIdReasons.NotDeclared, liftsAt: declaredChanges);
                else if (processor == controller)
                    findings[1] = Finding.Pass(declaredChanges, evidence: declared);
                else
                {
                    (CallerIdRecord? authorised, Instant? authorisedChanges) = InForce(records, at, CallerIdEvent.Authorised, controller, campaign.Id);
                    findings[1] = authorised is null
                        ? Finding.Block(CallerIdReasons.NotDeclared, declared, authorisedChanges)
                        : Finding.Pass(Earlier(declaredChanges, authorisedChanges), evidence: declared);
                }

                if (!profileKnown)
                    findings[2] = Finding.Block(FactKeys.CallerIdNumber.Unavailable);
                else if (statistics || commercial)
                    findings[2] = (statistics ? campaign.Purpose == CallPurpose.OfficialStatistics : PurposeSet.Marketing.Contains(campaign.Purpose)) ? Finding.Pass() : Finding.Block(CallerIdReasons.WrongPrefix);
                else
                    findings[2] = Callable(records, at);
            }

            ulong country = digits;
            while (country > 99)
                country /= 10;
            if (country == 39)
            {
                NetworkOrigin? origin = request.NetworkOrigin;
                findings[3] = !profileKnown ? Finding.Block(FactKeys.CallerIdNumber.Unavailable)
                    : (origin is not null && (origin.Country == "IT" || origin.Country == profile.Region)) || (profile.Class == NumberClass.Mobile && origin is { IsRoaming: true }) ? Finding.Pass()
                    : Finding.Block(CallerOriginReasons.ForeignOrigin);
            }

            Sector sector = campaign.Sector;
            if (campaign.Purpose.IsMarketing() && (sector == Sector.Energy || sector == Sector.Electricity || sector == Sector.Gas || !sector.IsWellKnown))
                findings[4] = recordsKnown ? Exclusive(records, at, controller, campaign.Id) : Finding.Block(FactKeys.CallerIdRecords.Unavailable);
        }

        if (string.IsNullOrWhiteSpace(campaign.Processor.RocNumber))
            findings[5] = Finding.Block(PartyReasons.NotInRoc);
        else
        {
            // 01:00 UTC is when clocks change in Italy, so midnight has the offset of the hour before.
            Instant? confirmed = campaign.Processor.RocConfirmedOn is { } day ? day.AtMidnight().InUtc().ToInstant() : null;
            if (confirmed is { } midnight)
                confirmed = midnight.PlusNanoseconds(-Rome.GetUtcOffset(midnight).Nanoseconds);
            bool lapsed = !(confirmed <= at && confirmed.Value + Duration.FromDays(365) > at);
            findings[5] = Finding.Pass(warning: lapsed ? PartyReasons.RocLapsed : null);
        }
    }

    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    private static Finding Callable(ImmutableArray<CallerIdRecord> records, Instant at)
    {
        CallerIdRecord? best = null;
        Instant failed = Instant.MinValue;
        Instant? answers = null;
        Instant? fails = null;
        foreach (CallerIdRecord record in records)
        {
            if (record.Event == CallerIdEvent.CallBackFailed && record.At.Earliest > at)
                fails = Earlier(fails, record.At.Earliest);
            else if (record.Event == CallerIdEvent.CallBackFailed)
                failed = Instant.Max(failed, record.At.Latest);
            if (record.Event != CallerIdEvent.CallBackAnswered)
                continue;
            if (record.At.Earliest > at)
            {
                answers = Earlier(answers, record.At.Earliest);
                continue;
            }

            if (!(record.At.Earliest <= best?.At.Earliest))
                best = record;
        }

        if (best?.At.Earliest <= failed)
            best = null;
        return best is not null && DayCount.EndOf(best.At, 30) is { } end && end > at
            ? Finding.Pass(Earlier(fails, end), evidence: best)
            : Finding.Block(CallerIdReasons.NotCallable, best, answers);
    }

    private static Finding Exclusive(ImmutableArray<CallerIdRecord> records, Instant at, PartyId controller, CampaignId campaign)
    {
        (CallerIdRecord? assigned, Instant? assignedChanges) = InForce(records, at, CallerIdEvent.Assigned, controller, campaign);
        bool shared = false;
        Instant? comes = null;
        Instant goes = Instant.MinValue;
        foreach (CallerIdRecord record in records)
        {
            if (record.Event is not (CallerIdEvent.Authorised or CallerIdEvent.Assigned) || record.Party == controller)
                continue;
            Instant end = EndOf(records, record) ?? Instant.MaxValue;
            if (record.At.Earliest > at)
                comes = end > record.At.Earliest ? Earlier(comes, record.At.Earliest) : comes;
            else if (end > at)
                (shared, goes) = (true, Instant.Max(goes, end));
        }

        Instant? others = !shared ? comes : goes == Instant.MaxValue ? null : goes;
        if (assigned is not null && !shared)
            return Finding.Pass(Earlier(assignedChanges, others), evidence: assigned);
        if ((assigned is null && assignedChanges is null) || (shared && others is null))
            return Finding.Block(CallerIdReasons.NotExclusive, assigned);
        return Finding.Block(
            CallerIdReasons.NotExclusive, assigned, assigned is not null ? others : !shared ? assignedChanges : assignedChanges > others ? assignedChanges : others);
    }

    private static (CallerIdRecord? Record, Instant? ChangesAt) InForce(ImmutableArray<CallerIdRecord> records, Instant at, CallerIdEvent what, PartyId party, CampaignId campaign)
    {
        CallerIdRecord? found = null;
        Instant? begins = null;
        Instant? ends = null;
        foreach (CallerIdRecord record in records)
        {
            if (record.Event != what || record.Party != party || !(record.Campaigns.IsEmpty || record.Campaigns.Contains(campaign)))
                continue;
            Instant? end = EndOf(records, record);
            if (record.At.Earliest > at)
                begins = Earlier(begins, record.At.Earliest);
            else if (!(end <= at) && (found is null || (ends is { } known && !(end <= known))))
                (found, ends) = (record, end);
        }

        return (found, found is null ? begins : ends);
    }

    private static Instant? EndOf(ImmutableArray<CallerIdRecord> records, CallerIdRecord record)
    {
        Instant? end = null;
        foreach (CallerIdRecord other in records)
        {
            if (other.Event == CallerIdEvent.Ended && other.Ends == record.Id)
                end = Earlier(end, other.At.Earliest);
        }

        return end;
    }

    private static Instant? Earlier(Instant? one, Instant? other) => one is null ? other : other is null ? one : Instant.Min(one.Value, other.Value);
}
