using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

public sealed partial class LawfulBasis
{
    // Of several the one that lasts longest; a contract before an inquiry.
    private void ResolveRelationship(in CallContext call, ref BasisResolution resolved)
    {
        if (Relationship is null || IsEndedByObjection(call))
            return;
        ImmutableArray<ContractEntry> contracts = Known(call, FactKeys.Contracts);
        foreach (ContractEntry contract in contracts)
        {
            if (contract.Controller != call.Controller || contract.StartedAt.Earliest > call.At || !IsWithCallee(contract, call))
                continue;
            RecordedTime? ended = EndOf(contract.Contract, call.Controller, contracts);
            NoteRelationship(contract, ended is { } end ? DayCount.EndOfMonths(end, Relationship.ContractMonths.Value, Relationship.Zone) : null, call.At, ref resolved);
        }

        ImmutableArray<PersonRequest> requests = Known(call, FactKeys.Requests);
        foreach (PersonRequest request in requests)
        {
            bool inquires = request.Controller == call.Controller && request.MadeAt.Earliest <= call.At && request.Purposes.Contains(call.Purpose)
                && request.SpeaksFor(call.Request) && IsFirst(request, requests) && !HolderChangedSince(request.MadeAt, call);
            if (inquires)
                NoteRelationship(request, InquiryEnd(request, requests, Relationship), call.At, ref resolved);
        }
    }

    // For good: who objected and goes on buying stays uncalled (47 CFR 64.1200(f)(5)(i)). What lifts the objection is a basis of its own.
    private static bool IsEndedByObjection(in CallContext call)
    {
        foreach (BlacklistEntry entry in Known(call, FactKeys.Blacklist))
        {
            if (entry.Concerns(call.Purpose))
                return true;
        }

        return false;
    }

    private static void NoteRelationship(LedgerEntry by, Instant? end, Instant at, ref BasisResolution resolved)
    {
        if (end <= at || !(resolved.Relationship is null || LastsLonger(end, resolved.RelationshipEndsAt)))
            return;
        resolved.Relationship = by;
        resolved.RelationshipEndsAt = end;
    }

    // A call answers a request, and the inquiry that it was stays one.
    private static Instant? InquiryEnd(PersonRequest inquiry, ImmutableArray<PersonRequest> requests, BusinessRelationship law)
    {
        Instant? end = DayCount.EndOfMonths(inquiry.MadeAt, law.InquiryMonths.Value, law.Zone);
        foreach (PersonRequest other in requests)
        {
            if (other.Reference == inquiry.Reference)
                end = Earlier(end, other.ExpiresAt);
        }

        return end;
    }
}
