using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance.Benchmarks.Engine;

/// <summary>
/// What a programmer in a hurry would write instead of an engine: one method that reads the same facts, checks every condition of the Italian rules and writes
/// the same findings. The yardstick for the cost of composing rules; the benchmark checks that both give the same findings on every call.
/// </summary>
internal static class IfChain
{
    private static readonly FactKey<RegisterAnswer> RegisterKey = FactKeys.Register("it-rpo");

    /// <summary>Findings in the order of the Italian book: class, service, survey, request, contract, consent, directory, consultation, opposition, blacklist, list, energy, hours, caller ID, declared, callable, origin, exclusive, ROC, abandonment rate, silent call, frequency, disclosure, coverage, basis.</summary>
    internal static Verdict Decide(CallFacts facts, Instant at, Instant? editionEnd, Span<Finding> findings)
    {
        CallRequest request = facts.Request;
        Campaign campaign = request.Campaign;
        PartyId controller = campaign.Controller.Id;
        CallPurpose purpose = campaign.Purpose;
        bool marketing = purpose.IsMarketing();
        bool automated = request.EffectiveMode.IsAutomated();
        findings.Fill(Finding.NotApplicable);

        if (!facts.TryGet(FactKeys.Number, out NumberProfile number))
            findings[0] = Finding.Block(FactKeys.Number.Unavailable);
        else
            findings[0] = number.Class == NumberClass.Unknown ? Finding.Block(NumberReasons.NotInPlan) : number.Class.IsNeverDialed() ? Finding.Block(NumberReasons.NeverDial) : Finding.Pass();

        bool contractsKnown = facts.TryGet(FactKeys.Contracts, out ImmutableArray<ContractEntry> contracts);
        bool requestsKnown = facts.TryGet(FactKeys.Requests, out ImmutableArray<PersonRequest> requests);
        bool consentsKnown = facts.TryGet(FactKeys.Consents, out ImmutableArray<ConsentEntry> consents);
        bool directoryKnown = facts.TryGet(FactKeys.Directory, out ImmutableArray<DirectoryListing> listings);
        bool registerKnown = facts.TryGet(RegisterKey, out RegisterAnswer? answer);
        bool revocationsKnown = facts.TryGet(FactKeys.SelectiveRevocations, out ImmutableArray<SelectiveRevocation> revocations);
        bool blacklistKnown = facts.TryGet(FactKeys.Blacklist, out ImmutableArray<BlacklistEntry> objections);
        bool listKnown = facts.TryGet(FactKeys.ContactList, out ContactListAnswer? list);
        contracts = contractsKnown ? contracts : [];
        requests = requestsKnown ? requests : [];
        consents = consentsKnown ? consents : [];
        listings = directoryKnown ? listings : [];
        revocations = revocationsKnown ? revocations : [];

        // Service and survey.
        if (purpose == CallPurpose.Service)
        {
            if (!contractsKnown)
                findings[1] = Finding.Block(FactKeys.Contracts.Unavailable);
            else if (!consentsKnown)
                findings[1] = Finding.Block(FactKeys.Consents.Unavailable);
            else if (request.Evidence is not { Kind: EvidenceKind.CaseReference })
                findings[1] = Finding.Block(PurposeReasons.NotEvidenced);
            else
            {
                ContractEntry? inForce = null;
                Instant? longest = null;
                Instant? nextStart = null;
                foreach (ContractEntry contract in contracts)
                {
                    Instant? end = null;
                    foreach (ContractEntry other in contracts)
                    {
                        if (other.Contract == contract.Contract && other.EndedAt is { } ended && !(end <= ended.Earliest))
                            end = ended.Earliest;
                    }

                    bool counts = contract.Controller == controller && SpeaksFor(contract, request) && !(contract.Number is not null && HolderChanged(contract.StartedAt)) && !(end <= at);
                    if (counts && contract.StartedAt.Earliest > at)
                        nextStart = nextStart < contract.StartedAt.Earliest ? nextStart : contract.StartedAt.Earliest;
                    else if (counts && (inForce is null || (longest is { } last && !(end <= last))))
                        (inForce, longest) = (contract, end);
                }

                findings[1] = inForce is null ? Finding.Block(PurposeReasons.NotEvidenced, liftsAt: nextStart) : Finding.Establishes(CallBasis.Service, longest, inForce);
            }
        }

        if (purpose is CallPurpose.SatisfactionSurvey or CallPurpose.OfficialStatistics)
            findings[2] = request.Evidence is { Kind: EvidenceKind.SurveyMandate } ? Finding.Establishes(CallBasis.Service) : Finding.Block(PurposeReasons.NotEvidenced);

        // The person's request.
        bool relies = request.Kind == CallKind.ReturnCall || request.NumberSource == NumberSource.PersonRequest || request.Evidence is { Kind: EvidenceKind.PersonRequest };
        string? reliedOn = request.Evidence is { Kind: EvidenceKind.PersonRequest } relied ? relied.Reference : null;
        RequestStatus asked = RequestStatus.None;
        PersonRequest? bestRequest = null;
        Instant requestEnd = default;
        foreach (PersonRequest entry in requests)
        {
            if (!relies || entry.MadeAt.Earliest > at || (reliedOn is not null && entry.Reference != reliedOn) || !SpeaksFor(entry, request) || HolderChanged(entry.MadeAt))
                continue;
            Instant end = Instant.MaxValue;
            bool used = false;
            bool first = true;
            foreach (PersonRequest other in requests)
            {
                if (other.Reference != entry.Reference)
                    continue;
                used |= other.UsedAt is not null;
                first &= other.MadeAt.Earliest >= entry.MadeAt.Earliest;
                end = Instant.Min(end, other.MadeAt.Earliest + Duration.FromHours(72));
                if (other.ExpiresAt is { } own && own < end)
                    end = own;
            }

            if (!first)
                continue;
            RequestStatus status = used ? RequestStatus.Used : at >= end ? RequestStatus.Expired : !entry.Purposes.Contains(purpose) ? RequestStatus.OtherPurpose : RequestStatus.Valid;
            if (status > asked || (status == asked && entry.MadeAt.Earliest > bestRequest!.MadeAt.Earliest))
                (asked, bestRequest, requestEnd) = (status, entry, end);
        }

        if (relies)
        {
            findings[3] = !requestsKnown ? Finding.Block(FactKeys.Requests.Unavailable)
                : !consentsKnown ? Finding.Block(FactKeys.Consents.Unavailable)
                : asked == RequestStatus.Valid ? Finding.Establishes(CallBasis.Request, requestEnd, bestRequest)
                : Finding.Block(asked == RequestStatus.Used ? RequestReasons.Used : asked == RequestStatus.Expired ? RequestReasons.Expired : asked == RequestStatus.OtherPurpose ? RequestReasons.OtherPurpose : RequestReasons.Unknown, bestRequest);
        }

        // The register.
        SelectiveRevocation? revocation = null;
        if (registerKnown && answer!.Kind == RegisterAnswerKind.Listed)
        {
            foreach (SelectiveRevocation entry in revocations)
            {
                if (Revokes(entry) && entry.At.Latest <= at && !(entry.Until <= at) && (revocation is null || (revocation.Until is { } until && !(entry.Until <= until))))
                    revocation = entry;
            }
        }

        bool opposes = registerKnown && answer!.Kind == RegisterAnswerKind.Listed && revocation is null;
        bool clears = registerKnown && (answer!.Kind == RegisterAnswerKind.Clear || revocation is not null);

        // The directory.
        DirectoryListing? listing = null;
        foreach (DirectoryListing entry in listings)
        {
            if (!(entry.IsListed && entry.At.Earliest > at) && (listing is null || entry.At.Earliest > listing.At.Earliest))
                listing = entry;
        }

        foreach (DirectoryListing entry in listings)
        {
            if (listing is { IsListed: true } && !entry.IsListed && !entry.At.IsBefore(listing.At))
                listing = entry;
        }

        if (listing is { IsListed: true } && HolderChanged(listing.At))
            listing = null;

        // Consents and contracts.
        bool mayBeAnnulled = !registerKnown || (answer!.Kind == RegisterAnswerKind.Listed || answer.LastListedAt is not null || answer.ListedSince is not null);
        ConsentEntry? supersededBy = null;
        ConsentEntry? ownLongest = null;
        Instant? ownLongestEnds = null;
        CallChannels channel = automated ? CallChannels.AutomatedCall : CallChannels.OperatorCall;
        ConsentStatus best = ConsentStatus.Missing;
        ConsentEntry? bestConsent = null;
        Instant? bestEnds = null;
        ConsentEntry? specific = null;
        Instant? specificEnds = null;
        Instant? ownAt = null;
        Instant? ownEnds = null;
        ContractEntry? carrier = null;
        bool carrierContinues = false;
        Instant? carrierEnds = null;
        ConsentEntry? refusal = null;
        Instant? refusalLiftedUntil = null;
        if (marketing)
        {
            foreach (ConsentEntry grant in consents)
            {
                if (grant.State != ConsentState.Granted || !SpeaksFor(grant, request) || !grant.Purposes.Contains(purpose) || (grant.Channels & channel) == 0
                    || !(grant.Categories.IsDefaultOrEmpty || grant.Categories.Contains(campaign.Sector)) || grant.At?.Earliest > at)
                    continue;

                ContractEntry? contract = null;
                RecordedTime? ended = null;
                foreach (ContractEntry entry in contracts)
                {
                    if (grant.Contract is null || entry.Contract != grant.Contract || entry.Controller != controller)
                        continue;
                    if (contract is null && entry.StartedAt.Earliest <= at && SpeaksFor(entry, request) && !(entry.Number is not null && HolderChanged(entry.StartedAt)))
                        contract = entry;
                    if (entry.EndedAt is { } over && (ended is null || over.Earliest < ended.Value.Earliest))
                        ended = over;
                }

                bool continues = !(ended?.Earliest <= at);
                Instant? contractEnds = ended is { } finished ? continues ? finished.Earliest : DayCount.EndOf(finished, 30) : null;
                if (contractEnds <= at || (ended is { } closed && grant.At is { } granted && granted.IsAfter(closed)))
                    contract = null;

                bool foreign = grant.Controller != controller;
                bool third = grant.Collector is { } collector && collector != grant.Controller && collector != campaign.Processor.Id;
                ConsentEntry? superseding = null;
                ConsentStatus status = ConsentStatus.Valid;
                if (foreign && !grant.Recipients.Contains(controller))
                    status = ConsentStatus.NoTransfer;
                else if ((foreign || third) && grant.Categories.IsDefaultOrEmpty)
                    status = ConsentStatus.Omnibus;
                else if (grant.Level is <= EvidenceLevel.Log or > EvidenceLevel.Recording || grant.At is null || string.IsNullOrWhiteSpace(grant.TextVersion))
                    status = ConsentStatus.NotProven;
                else
                {
                    foreach (ConsentEntry entry in consents)
                    {
                        if (entry.At is { } when && grant.At.Value.IsAfter(when))
                            continue;
                        if (entry.Controller == grant.Controller && Refuses(entry, purpose, channel, campaign.Sector))
                        {
                            status = ConsentStatus.Superseded;
                            superseding = entry;
                            break;
                        }

                        if (entry.State == ConsentState.Reassigned && entry.Number == request.Callee)
                            status = ConsentStatus.NumberReassigned;
                    }

                    if (status == ConsentStatus.Valid && grant.ExpiresAt <= at)
                        status = ConsentStatus.Expired;
                }

                Instant? ends = grant.ExpiresAt;
                if (status == ConsentStatus.Valid && mayBeAnnulled)
                {
                    RecordedTime given = grant.At!.Value;
                    if (!registerKnown)
                        status = ConsentStatus.OrderUnknown;
                    else if (answer!.ListedSince is { } since)
                        status = given.IsAfter(since) ? ConsentStatus.Valid : given.IsBefore(since) ? ConsentStatus.RevokedByRegister : ConsentStatus.OrderUnknown;
                    else if (answer.Kind == RegisterAnswerKind.Clear)
                        status = given.Earliest > answer.LastListedAt ? ConsentStatus.Valid : ConsentStatus.OrderUnknown;
                    else
                        status = answer.LastClearAt is { } clear && given.Latest < clear ? ConsentStatus.RevokedByRegister : ConsentStatus.OrderUnknown;
                    if (contract is not null && status != ConsentStatus.Valid)
                    {
                        status = ConsentStatus.Valid;
                        ends = ends is null ? contractEnds : contractEnds is null ? ends : Instant.Min(ends.Value, contractEnds.Value);
                    }
                }

                if (bestConsent is null || status > best || (status == best && bestEnds is { } bestEnd && (ends is null || ends > bestEnd)))
                    (best, bestConsent, bestEnds, supersededBy) = (status, grant, status == ConsentStatus.Valid ? ends : null, superseding);
                if (status != ConsentStatus.Valid)
                    continue;
                if (campaign.Sector != default && grant.Categories.Contains(campaign.Sector) && (specific is null || (specificEnds is { } specificEnd && (ends is null || ends > specificEnd))))
                    (specific, specificEnds) = (grant, ends);
                if (!foreign && !third && (ownLongest is null || (ownLongestEnds is { } ownEnd && (ends is null || ends > ownEnd))))
                    (ownLongest, ownLongestEnds) = (grant, ends);
                if (!foreign && !third && (ownAt is null || grant.At!.Value.Earliest > ownAt))
                    (ownAt, ownEnds) = (grant.At!.Value.Earliest, ends);
                Instant? carriesUntil = contractEnds is null ? grant.ExpiresAt : grant.ExpiresAt is null ? contractEnds : Instant.Min(contractEnds.Value, grant.ExpiresAt.Value);
                if (contract is not null && (continues || opposes)
                    && (carrier is null || (continues && !carrierContinues) || (continues == carrierContinues && carrierEnds is { } carrierEnd && (carriesUntil is null || carriesUntil > carrierEnd))))
                    (carrier, carrierContinues, carrierEnds) = (contract, continues, carriesUntil);
            }

            foreach (ConsentEntry entry in consents)
            {
                if (entry.Controller != controller || !Refuses(entry, purpose, channel, campaign.Sector))
                    continue;
                if (Lifts(entry.At, true, ownAt, ownEnds, asked, bestRequest, requestEnd, out Instant? until))
                    refusalLiftedUntil = refusalLiftedUntil is null ? until : until is null ? refusalLiftedUntil : Instant.Min(refusalLiftedUntil.Value, until.Value);
                else if (refusal is null || entry.At?.Earliest > refusal.At?.Earliest)
                    refusal = entry;
            }
        }

        bool needsNoRegister = asked == RequestStatus.Valid || carrierContinues;
        if (marketing)
        {
            findings[4] = !contractsKnown ? Finding.Block(FactKeys.Contracts.Unavailable)
                : carrier is null ? Finding.NotApplicable
                : Finding.Establishes(CallBasis.Contract, carrierEnds, carrier);

            if (!consentsKnown)
                findings[5] = Finding.Block(FactKeys.Consents.Unavailable);
            else if (refusal is not null)
                findings[5] = Finding.Block(refusal.State == ConsentState.Denied ? ConsentReasons.Denied : ConsentReasons.Withdrawn, refusal);
            else if (best == ConsentStatus.Valid)
                findings[5] = Finding.Establishes(CallBasis.Consent, bestEnds is null ? refusalLiftedUntil : refusalLiftedUntil is null ? bestEnds : Instant.Min(bestEnds.Value, refusalLiftedUntil.Value), bestConsent);
            else if (!automated && (needsNoRegister || carrier is not null || (opposes ? best == ConsentStatus.Missing : listing is { IsListed: true })))
                findings[5] = refusalLiftedUntil is { } until ? Finding.Pass(until) : Finding.NotApplicable;
            else
                findings[5] = Finding.Block(ReasonOf(best, !automated && clears && listing is null && number.Class == NumberClass.Fixed, supersededBy), supersededBy ?? bestConsent);

            if (!automated && !needsNoRegister && carrier is null && !opposes && best != ConsentStatus.Valid)
            {
                findings[6] = !directoryKnown ? Finding.Block(FactKeys.Directory.Unavailable)
                    : clears && listing is { IsListed: true } ? Finding.Establishes(CallBasis.OptOutRegime, evidence: listing)
                    : Finding.NotApplicable;
            }

            if (!needsNoRegister)
            {
                if (!registerKnown)
                    findings[7] = Finding.Block(RegisterKey.Unavailable);
                else if (answer!.Kind == RegisterAnswerKind.OtherController || (answer.Kind is RegisterAnswerKind.Clear or RegisterAnswerKind.Listed && answer.Controller != controller))
                    findings[7] = Finding.Block(RegisterReasons.OtherController);
                else if (answer.Kind == RegisterAnswerKind.NotAsked || answer.ProcessedAt is not { } processed || processed > at)
                    findings[7] = Finding.Block(RegisterReasons.NotAsked);
                else
                {
                    Instant validUntil = DayCount.EndOf(processed, 15);
                    if (answer.ValidUntil is { } own && own < validUntil)
                        validUntil = own;
                    findings[7] = at >= validUntil ? Finding.Block(RegisterReasons.Stale, answer)
                        : processed < campaign.CreatedAt ? Finding.Block(RegisterReasons.NotConsultedForCampaign, answer)
                        : Finding.Pass(validUntil, evidence: answer);
                }

                if (registerKnown && answer!.Kind == RegisterAnswerKind.Listed)
                {
                    findings[8] = !revocationsKnown ? Finding.Block(FactKeys.SelectiveRevocations.Unavailable)
                        : revocation is not null ? Finding.Pass(revocation.Until, evidence: revocation)
                        : best == ConsentStatus.Valid ? Finding.Pass(bestEnds, evidence: bestConsent)
                        : Finding.Block(RegisterReasons.Listed, answer, NextRevocation());
                }
            }
        }

        // Objections.
        if (!blacklistKnown)
        {
            findings[9] = Finding.Block(FactKeys.Blacklist.Unavailable);
        }
        else
        {
            Finding objection = Finding.Pass();
            Instant? liftedUntil = null;
            foreach (BlacklistEntry entry in objections)
            {
                if (!entry.Concerns(purpose))
                    continue;
                if (!Lifts(entry.At, entry.Scope == BlacklistScope.Controller || entry.RecordedBy == controller || entry.RecordedBy != campaign.Processor.Id, ownAt, ownEnds, asked, bestRequest, requestEnd, out Instant? until))
                {
                    objection = Finding.Block(BlacklistReasons.Listed, entry);
                    liftedUntil = null;
                    break;
                }

                liftedUntil = liftedUntil is null ? until : until is null ? liftedUntil : Instant.Min(liftedUntil.Value, until.Value);
            }

            findings[9] = liftedUntil is null ? objection : Finding.Pass(liftedUntil);
        }

        // The list.
        if (marketing && request.NumberSource != NumberSource.PersonRequest && asked != RequestStatus.Valid)
        {
            if (!listKnown)
                findings[10] = Finding.Block(FactKeys.ContactList.Unavailable);
            else if (request.NumberSource != NumberSource.ContactList)
                findings[10] = ownLongest is not null ? Finding.Pass(ownLongestEnds, evidence: ownLongest) : Finding.Block(ListReasons.ReferralWithoutConsent);
            else if (list is not { List: { } held, Contains: true } || held.AcquiredAt.Earliest > at)
                findings[10] = Finding.Block(ListReasons.OffList);
            else if ((held.Supplier is not null && string.IsNullOrWhiteSpace(held.SupplyContract)) || held.Controller != controller || !(held.Campaigns.IsDefaultOrEmpty || held.Campaigns.Contains(campaign.Id)))
                findings[10] = Finding.Block(ListReasons.NotAuthorised, held);
            else if (held.SupplyEndsAt?.Earliest <= at)
                findings[10] = Finding.Block(ListReasons.Expired, held);
            else if (held.Supplier is not null && !(held.ConsentSampleCheckedAt is { } checkedAt && checkedAt.Earliest <= at && !checkedAt.IsBefore(held.AcquiredAt)))
                findings[10] = Finding.Block(ListReasons.SampleMissing, held);
            else
                findings[10] = Finding.Pass(held.SupplyEndsAt?.Earliest, evidence: held);
        }

        // Energy.
        if (marketing && (campaign.Sector == Sector.Energy || campaign.Sector == Sector.Electricity || campaign.Sector == Sector.Gas || !campaign.Sector.IsWellKnown))
        {
            findings[11] = !consentsKnown ? Finding.Block(FactKeys.Consents.Unavailable)
                : asked == RequestStatus.Valid && bestRequest!.Categories.Contains(campaign.Sector) ? Finding.Pass(requestEnd, evidence: bestRequest)
                : specific is not null ? Finding.Pass(specificEnds, evidence: specific)
                : Finding.Block(SectorReasons.ConsentRequired, bestConsent);
        }

        findings[12] = HoursChain.Decide(facts, at);
        CallerIdChain.Decide(facts, at, findings[13..19]);
        SilenceChain.Decide(facts, at, findings[19..21]);
        findings[21] = FrequencyChain.Decide(facts, at, asked == RequestStatus.Valid ? reliedOn : null);
        findings[22] = Finding.Pass();
        findings[23] = purpose is CallPurpose.Unknown or CallPurpose.DebtCollection or CallPurpose.Political ? Finding.Block(PurposeReasons.NotCovered) : Finding.Pass();

        CallBasis basis = CallBasis.None;
        int blocks = 0;
        bool forGood = false;
        Instant? lifts = null;
        Instant? lapses = editionEnd;
        for (int i = 0; i < 24; i++)
        {
            ref readonly Finding finding = ref findings[i];
            if (finding.Kind == FindingKind.Block)
            {
                blocks++;
                if (finding.ChangesAt is not { } changes)
                    forGood = true;
                else if (!(lifts > changes))
                    lifts = changes;
            }
            else
            {
                if (finding.Kind == FindingKind.Basis && (basis == CallBasis.None || finding.Basis < basis))
                    basis = finding.Basis;
                if (finding.ChangesAt is { } changes && !(lapses < changes))
                    lapses = changes;
            }
        }

        if (basis == CallBasis.None)
        {
            findings[24] = Finding.Block(EngineReasons.NoBasis);
            blocks++;
        }

        return new Verdict(blocks == 0, blocks, basis, blocks == 0 ? lapses : forGood ? null : lifts);

        bool HolderChanged(RecordedTime time)
        {
            foreach (ConsentEntry entry in consents)
            {
                if (entry.State == ConsentState.Reassigned && entry.Number == request.Callee && !(entry.At is { } changed && time.IsAfter(changed)))
                    return true;
            }

            return false;
        }

        bool Revokes(SelectiveRevocation entry) =>
            entry.Register == "it-rpo" && entry.Number == request.Callee && SpeaksFor(entry, request) && !HolderChanged(entry.At)
            && !(answer!.ListedSince is { } since && !entry.At.IsAfter(since));

        Instant? NextRevocation()
        {
            Instant? next = null;
            foreach (SelectiveRevocation entry in revocations)
            {
                if (entry.At.Latest > at && !(next <= entry.At.Latest) && !(entry.Until <= entry.At.Latest) && Revokes(entry))
                    next = entry.At.Latest;
            }

            return next;
        }
    }

    private static bool SpeaksFor(LedgerEntry entry, CallRequest request) =>
        (entry.Number is null || entry.Number == request.Callee) && (entry.Subject is null || request.Subject is null || entry.Subject == request.Subject);

    private static bool Refuses(ConsentEntry entry, CallPurpose purpose, CallChannels channel, Sector sector) =>
        entry.State is ConsentState.Denied or ConsentState.Withdrawn
        && (entry.Purposes.IsEmpty || purpose == CallPurpose.Unknown || entry.Purposes.Contains(purpose))
        && (entry.Channels == CallChannels.None || (entry.Channels & channel) != 0)
        && (entry.Categories.IsDefaultOrEmpty || sector == default || entry.Categories.Contains(sector));

    private static bool Lifts(
        RecordedTime? objectedAt, bool byConsent, Instant? ownAt, Instant? ownEnds, RequestStatus asked, PersonRequest? request, Instant requestEnd, out Instant? until)
    {
        until = null;
        if (objectedAt is not { } objected)
            return false;
        if (byConsent && ownAt is { } consented && consented > objected.Latest)
        {
            until = ownEnds;
            return true;
        }

        if (asked == RequestStatus.Valid && request!.MadeAt.IsAfter(objected))
        {
            until = requestEnd;
            return true;
        }

        return false;
    }

    private static ReasonCode ReasonOf(ConsentStatus best, bool uncheckedLandline, ConsentEntry? supersededBy) => best switch
    {
        ConsentStatus.NoTransfer => ConsentReasons.NoTransfer,
        ConsentStatus.Omnibus => ConsentReasons.Omnibus,
        ConsentStatus.NotProven => ConsentReasons.NotProven,
        ConsentStatus.Superseded => supersededBy is { State: ConsentState.Denied } ? ConsentReasons.Denied : ConsentReasons.Withdrawn,
        ConsentStatus.NumberReassigned => ConsentReasons.NumberReassigned,
        ConsentStatus.Expired => ConsentReasons.Expired,
        ConsentStatus.RevokedByRegister => ConsentReasons.RevokedByRegister,
        ConsentStatus.OrderUnknown => ConsentReasons.OrderUnknown,
        _ => uncheckedLandline ? ConsentReasons.ListingUnknown : ConsentReasons.Missing,
    };
}
