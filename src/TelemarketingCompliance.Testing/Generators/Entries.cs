using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Ledger entries around one call. <i>Fitting</i> ones serve it, <i>near misses</i> differ from those in one field, <i>any</i> are free.</summary>
internal static class Entries
{
    internal static Gen<ConsentEntry> FittingConsent(CallRequest call) =>
        from given in Instants.Recorded(Gen.Elements(3, 10, 30, 60).Select(days => Instants.Base - Duration.FromDays(days)))
        from level in Gen.Elements(EvidenceLevel.LogAndNotice, EvidenceLevel.DoubleOptIn, EvidenceLevel.Signature)
        from specific in Some.Percent(50)
        from within in Some.Maybe(40, Some.MostlyFirst(Universe.Contracts))
        select new ConsentEntry
        {
            Id = "new",
            Number = call.Callee,
            State = ConsentState.Granted,
            Controller = call.Campaign.Controller.Id,
            At = given,
            Level = level,
            Purposes = call.Campaign.Purpose is CallPurpose.Unknown ? [CallPurpose.Sale] : [call.Campaign.Purpose],
            Channels = CallChannels.OperatorCall | CallChannels.AutomatedCall,
            TextVersion = "v1",
            Contract = within,
            Categories = specific && call.Campaign.Sector != default ? [call.Campaign.Sector] : [],
        };

    internal static Gen<ConsentEntry> AnyConsent(CallRequest call) =>
        from about in About(call)
        from state in Gen.Frequency(
            (5, Gen.Constant(ConsentState.Granted)),
            (1, Gen.Constant(ConsentState.Denied)),
            (1, Gen.Constant(ConsentState.Withdrawn)),
            (1, Gen.Elements(ConsentState.SoftSpam, ConsentState.Reassigned)))
        from controller in Gen.Frequency((3, Controller(call)), (1, Gen.Constant(Universe.Collector)))
        from collector in Some.Maybe(30, Gen.Elements(Universe.Collector, call.Campaign.Controller.Id))
        from recipients in Gen.Frequency((1, Gen.Constant(ImmutableArray<PartyId>.Empty)), (1, Some.Subset(Universe.Controllers)))
        from purposes in Gen.Frequency((4, Calls.Purposes), (1, Gen.Constant(default(PurposeSet))))
        from categories in Some.Subset(Universe.Sectors)
        from channels in Gen.Elements(CallChannels.OperatorCall, CallChannels.AutomatedCall, CallChannels.OperatorCall | CallChannels.AutomatedCall, CallChannels.Sms, CallChannels.None)
        from at in Some.Maybe(85, Instants.Recorded(Instants.Any))
        from expiresAt in Some.Maybe(70, Gen.OneOf(Instants.End, Instants.Recent))
        from text in Gen.Elements("v1", "v2", null)
        from level in Gen.Elements(Enum.GetValues<EvidenceLevel>())
        from within in Some.Maybe(50, Some.MostlyFirst(Universe.Contracts))
        from list in Some.Maybe(50, Some.MostlyFirst(Universe.Lists))
        select Repaired(new ConsentEntry
        {
            Id = "new",
            Number = about.Number,
            Subject = about.Subject,
            State = state,
            Controller = controller,
            Collector = collector,
            Recipients = recipients,
            Purposes = purposes,
            Categories = categories,
            Channels = channels,
            At = at,
            ExpiresAt = expiresAt,
            TextVersion = text,
            Level = level,
            Contract = within,
            List = list,
        });

    internal static Gen<ConsentEntry> Consent(CallRequest call) => Gen.Frequency(
        (2, FittingConsent(call)),
        (5, NearMiss(FittingConsent(call), AnyConsent(call), ConsentFields).Select(Repaired)),
        (2, Foreign(call)),
        (2, NearMiss(NearMiss(FittingConsent(call), AnyConsent(call), ConsentFields), AnyConsent(call), ConsentFields).Select(Repaired)),
        (2, AnyConsent(call)));

    /// <summary>A refusal, a withdrawal, or a number that changed hands.</summary>
    internal static Gen<ConsentEntry> ConsentEvent(CallRequest call) =>
        from any in AnyConsent(call)
        from state in Gen.Elements(ConsentState.Denied, ConsentState.Withdrawn, ConsentState.Reassigned)
        from concerns in Some.Percent(70)
        select Repaired(concerns ? any with { State = state, Purposes = default, Categories = [], Channels = CallChannels.None } : any with { State = state });

    internal static Gen<ContractEntry> FittingContract(CallRequest call) =>
        from contract in Some.MostlyFirst(Universe.Contracts)
        from end in Some.Maybe(35, Gen.OneOf(Instants.Recorded(Instants.Any), Instants.GraceEdge.Select(RecordedTime.At)))
        select Repaired(new ContractEntry
        {
            Id = "new",
            Number = call.Callee,
            Contract = contract,
            Controller = call.Campaign.Controller.Id,
            StartedAt = RecordedTime.At(Instants.Base - Duration.FromDays(400)),
            EndedAt = end,
        });

    internal static Gen<ContractEntry> AnyContract(CallRequest call) =>
        from about in About(call)
        from contract in Some.MostlyFirst(Universe.Contracts)
        from controller in Controller(call)
        from start in Instants.Recorded(Instants.Any)
        from end in Some.Maybe(60, Instants.Recorded(Gen.OneOf(Instants.Any, Instants.End)))
        select Repaired(new ContractEntry { Id = "new", Number = about.Number, Subject = about.Subject, Contract = contract, Controller = controller, StartedAt = start, EndedAt = end });

    internal static Gen<ContractEntry> Contract(CallRequest call) => Gen.Frequency((2, FittingContract(call)), (2, AnyContract(call)));

    internal static Gen<PersonRequest> FittingRequest(CallRequest call) =>
        from reference in Some.MostlyFirst(Universe.References)
        from made in Instants.Recorded(Gen.Elements(0, 1, 2).Select(days => Instants.Base - Duration.FromDays(days)))
        select new PersonRequest
        {
            Id = "new",
            Number = call.Callee,
            Reference = reference,
            Controller = call.Campaign.Controller.Id,
            MadeAt = made,
            Purposes = call.Campaign.Purpose is CallPurpose.Unknown ? [CallPurpose.Sale] : [call.Campaign.Purpose],
        };

    internal static Gen<PersonRequest> AnyRequest(CallRequest call) =>
        from about in About(call)
        from reference in Some.MostlyFirst(Universe.References)
        from controller in Controller(call)
        from purposes in Calls.Purposes
        from made in Instants.Recorded(Instants.Any)
        from expiresAt in Some.Maybe(40, Instants.End)
        from usedAt in Some.Maybe(40, Instants.Recorded(Instants.Any))
        select Repaired(new PersonRequest
        {
            Id = "new",
            Number = about.Number,
            Subject = about.Subject,
            Reference = reference,
            Controller = controller,
            Purposes = purposes,
            MadeAt = made,
            ExpiresAt = expiresAt,
            UsedAt = usedAt,
        });

    internal static Gen<PersonRequest> Request(CallRequest call) => Gen.Frequency(
        (1, FittingRequest(call)),
        (3, NearMiss(FittingRequest(call), AnyRequest(call), RequestFields).Select(Repaired)),
        (1, AnyRequest(call)));

    internal static Gen<BlacklistEntry> Objection(CallRequest call) =>
        from about in About(call)
        from scope in Gen.Elements(Enum.GetValues<BlacklistScope>())
        from recorder in Gen.Frequency((2, Gen.Elements(Universe.Processors.ToArray())), (1, Controller(call)))
        from controller in Controller(call)
        from mandates in Some.Subset(Universe.Controllers)
        from purposes in Gen.Frequency((1, Gen.Constant(default(PurposeSet))), (2, Calls.Purposes))
        from none in Some.Percent(25)
        from at in Some.Maybe(85, Instants.Recorded(Instants.Any))
        select new BlacklistEntry
        {
            Id = "new",
            Number = about.Number,
            Subject = about.Subject,
            Scope = scope,
            RecordedBy = recorder,
            Controller = scope == BlacklistScope.Controller ? controller : null,
            RecorderMandates = mandates,
            Purposes = purposes,
            NoCallsAtAll = none,
            At = at,
            Actor = "op1",
            Channel = "call",
        };

    internal static Gen<DirectoryListing> Listing(CallRequest call) =>
        from number in Number(call)
        from listed in Some.Percent(75)
        from at in Instants.Recorded(Instants.Any)
        select new DirectoryListing { Id = "new", Number = number, IsListed = listed, Directory = "elenchi", At = at };

    internal static Gen<SelectiveRevocation> Revocation(CallRequest call) =>
        from about in About(call)
        from register in Gen.Frequency((5, Gen.Constant(Universe.Register)), (1, Gen.Constant(Universe.OtherRegister)))
        from controller in Controller(call)
        from at in Instants.Recorded(Instants.Any)
        from until in Some.Maybe(50, Instants.End)
        select Repaired(new SelectiveRevocation { Id = "new", Number = about.Number ?? call.Callee, Subject = about.Subject, Register = register, Controller = controller, At = at, Until = until });

    /// <summary>Up to ten records of the number that the call presents, <c>r0</c>, <c>r1</c> and so on; some end another, and some end none.</summary>
    internal static Gen<ImmutableArray<CallerIdRecord>> CallerIdHistory(CallRequest call)
    {
        PartyId me = call.Campaign.Controller.Id;
        PartyId dialer = call.Campaign.Processor.Id;
        Gen<CallerIdRecord> one =
            from what in Gen.Elements(
                CallerIdEvent.Declared, CallerIdEvent.Declared, CallerIdEvent.Authorised, CallerIdEvent.Authorised, CallerIdEvent.Assigned, CallerIdEvent.Assigned,
                CallerIdEvent.CallBackAnswered, CallerIdEvent.CallBackAnswered, CallerIdEvent.CallBackFailed, CallerIdEvent.Ended, CallerIdEvent.Ended)
            from party in Gen.Elements(me, me, dialer, dialer, Universe.Collector)
            from at in Instants.Recorded(Instants.Any)
            from campaigns in Some.Subset([call.Campaign.Id, new CampaignId("another")])
            from ends in Gen.Choose(0, 9)
            select new CallerIdRecord
            {
                Id = "new",
                Number = call.CallerId ?? Universe.CallableNumbers[1],
                Event = what,
                Party = party,
                At = at,
                Campaigns = what == CallerIdEvent.Authorised ? campaigns : [],
                Ends = what == CallerIdEvent.Ended ? $"r{ends}" : null,
            };
        return
            from count in Gen.Choose(0, 10)
            from records in Gen.ArrayOf(one, count)
            select records.Select((record, i) => record with { Id = $"r{i}" }).ToImmutableArray();
    }

    private static readonly ImmutableArray<Func<ConsentEntry, ConsentEntry, ConsentEntry>> ConsentFields =
    [
        (fit, any) => fit with { Number = any.Number, Subject = any.Subject },
        (fit, any) => fit with { State = any.State },
        (fit, any) => fit with { State = any.State, At = any.At },
        (fit, any) => fit with { Controller = any.Controller, Recipients = any.Recipients, Categories = any.Categories, List = any.List },
        (fit, any) => fit with { Collector = any.Collector },
        (fit, any) => fit with { Purposes = any.Purposes },
        (fit, any) => fit with { Categories = any.Categories },
        (fit, any) => fit with { Channels = any.Channels },
        (fit, any) => fit with { At = any.At },
        (fit, any) => fit with { ExpiresAt = any.ExpiresAt },
        (fit, any) => fit with { TextVersion = any.TextVersion },
        (fit, any) => fit with { Level = any.Level },
        (fit, any) => fit with { Contract = any.Contract },
    ];

    private static readonly ImmutableArray<Func<PersonRequest, PersonRequest, PersonRequest>> RequestFields =
    [
        (fit, any) => fit with { Number = any.Number, Subject = any.Subject },
        (fit, any) => fit with { Reference = any.Reference },
        (fit, any) => fit with { Controller = any.Controller },
        (fit, any) => fit with { Purposes = any.Purposes },
        (fit, any) => fit with { MadeAt = any.MadeAt },
        (fit, any) => fit with { ExpiresAt = any.ExpiresAt },
        (fit, any) => fit with { UsedAt = any.UsedAt },
    ];

    private static Gen<T> NearMiss<T>(Gen<T> fitting, Gen<T> any, ImmutableArray<Func<T, T, T>> fields) =>
        from fit in fitting
        from other in any
        from change in Gen.Elements(fields.ToArray())
        select change(fit, other);

    // Collected by a third party and delivered with the list of the call.
    private static Gen<ConsentEntry> Foreign(CallRequest call) =>
        from fit in FittingConsent(call)
        from any in AnyConsent(call)
        from given in Gen.Elements(Universe.Collector, call.Campaign.Controller.Id)
        select fit with { Controller = given, Collector = Universe.Collector, Recipients = any.Recipients, List = call.ContactList };

    private static Gen<PartyId> Controller(CallRequest call) =>
        Gen.Frequency((4, Gen.Constant(call.Campaign.Controller.Id)), (1, Gen.Elements(Universe.Controllers.ToArray())));

    private static Gen<E164Number> Number(CallRequest call) =>
        Gen.Frequency((9, Gen.Constant(call.Callee)), (1, Gen.Elements(Universe.CallableNumbers.ToArray())));

    private static Gen<(E164Number? Number, SubjectId? Subject)> About(CallRequest call) =>
        from kind in Gen.Choose(1, 10)
        from number in Number(call)
        from subject in Gen.Elements(Universe.Subjects.ToArray())
        select kind <= 5 ? ((E164Number?)number, (SubjectId?)null) : kind <= 7 ? (null, subject) : (number, subject);

    // What a ledger would refuse is made acceptable by leaving the doubtful field out.
    private static ConsentEntry Repaired(ConsentEntry entry)
    {
        RecordedTime? at = entry.State == ConsentState.Reassigned ? entry.At ?? RecordedTime.At(Instants.Base) : entry.At;
        return entry with
        {
            Purposes = entry.State == ConsentState.Granted && entry.Purposes.IsEmpty ? [CallPurpose.Sale] : entry.Purposes,
            Channels = entry.State == ConsentState.Granted && entry.Channels == CallChannels.None ? CallChannels.OperatorCall : entry.Channels,
            At = at,
            Number = entry.State == ConsentState.Reassigned ? entry.Number ?? Universe.Profiles.Keys.First() : entry.Number,
            ExpiresAt = entry.ExpiresAt < at?.Earliest ? null : entry.ExpiresAt,
        };
    }

    private static ContractEntry Repaired(ContractEntry entry) =>
        entry.EndedAt is { } end && end.IsBefore(entry.StartedAt) ? entry with { EndedAt = null } : entry;

    private static PersonRequest Repaired(PersonRequest entry) => entry with
    {
        ExpiresAt = entry.ExpiresAt < entry.MadeAt.Earliest ? null : entry.ExpiresAt,
        UsedAt = entry.UsedAt is { } used && used.IsBefore(entry.MadeAt) ? null : entry.UsedAt,
    };

    private static SelectiveRevocation Repaired(SelectiveRevocation entry) =>
        entry.Until < entry.At.Earliest ? entry with { Until = null } : entry;
}
