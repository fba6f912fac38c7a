using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What a register, the contact lists and a store of attempts answer about one call.</summary>
internal static class Answers
{
    internal static Gen<RegisterAnswer> Register(PartyId controller) => Gen.Frequency(
        (5, Answered(RegisterAnswerKind.Clear, controller)),
        (5, Answered(RegisterAnswerKind.Listed, controller)),
        (1, Gen.Elements(RegisterAnswer.NotAsked, RegisterAnswer.OtherController)),
        (1, Odd()));

    internal static Gen<RegisterAnswer> FreshlyClear(PartyId controller) =>
        Instants.Recent.Select(processed => new RegisterAnswer { Kind = RegisterAnswerKind.Clear, ProcessedAt = processed, Consultation = "q1", Controller = controller, LastClearAt = processed });

    internal static Gen<ContactListAnswer> List(CallRequest call) =>
        from known in Some.Percent(96)
        from contains in Some.Percent(96)
        from controller in Gen.Frequency((9, Gen.Constant(call.Campaign.Controller.Id)), (1, Gen.Elements(Universe.Controllers.ToArray())))
        from supplied in Some.Percent(50)
        from contracted in Some.Percent(95)
        from acquired in Instants.Recorded(Instants.Any)
        from end in Some.Maybe(15, Instants.Recorded(Gen.OneOf(Instants.Any, Instants.End)))
        from restricted in Some.Percent(12)
        from campaigns in Some.Subset(Universe.Campaigns)
        from checkedAt in Some.Maybe(80, Instants.Recorded(Instants.Any))
        select known
            ? new ContactListAnswer(
                new ContactList
                {
                    Id = call.ContactList ?? Universe.Lists[0],
                    Controller = controller,
                    Supplier = supplied ? Universe.Collector : null,
                    SupplyContract = supplied && contracted ? "s1" : null,
                    AcquiredAt = acquired,
                    SupplyEndsAt = end,
                    Campaigns = restricted ? campaigns : [],
                    ConsentSampleCheckedAt = checkedAt,
                },
                contains)
            : ContactListAnswer.OffList;

    /// <summary>An earlier attempt, around the edge of an hour or a day before an instant; some lasted for hours.</summary>
    internal static Gen<AttemptRecord> Attempt(CallRequest call, Instant before) =>
        from hours in Gen.Elements(0, 0, 1, 1, 2, 3, 4, 4, 12, 23, 24, 25, 47, 48, 49, 72, 335, 336, 337)
        from nudge in Gen.Elements(-1, 0, 0, 1)
        from outcome in Gen.Elements<OutcomeKind?>([.. Enum.GetValues<OutcomeKind>().Cast<OutcomeKind?>(), null])
        from flags in Gen.Elements([.. Enumerable.Range(0, 16), 15, 15, 15, 15, 15, 15])
        from campaign in Gen.Elements(call.Campaign.Id, call.Campaign.Id, new CampaignId("another"))
        from reference in Gen.Elements<string?>(ChargedCall.For(call).RequestReference, "another", null, null)
        from lasted in Gen.Elements(0, 0, 0, 1, 2)
        let own = (flags & 4) != 0
        let at = before - Duration.FromHours(hours) + Duration.FromNanoseconds(nudge)
        select new AttemptRecord
        {
            At = at,
            Counts = outcome is { } kind ? CallOutcome.CountsOf(kind) : AttemptMeasures.All,
            IsSameNumber = (flags & 1) != 0 || (flags & 2) == 0,
            IsSameSubject = (flags & 2) != 0,
            IsSameController = own,
            IsSameProcessor = (flags & 8) != 0,
            Campaign = own ? campaign : null,
            RequestReference = own ? reference : null,
            Outcome = own ? outcome : null,
            EndedAt = own && outcome is not null ? at + Duration.FromHours(lasted) : null,
        };

    private static Gen<RegisterAnswer> Answered(RegisterAnswerKind kind, PartyId controller) =>
        from processed in Gen.Frequency((9, Instants.Recent), (1, Instants.Any))
        from own in Some.Maybe(15, Instants.End)
        from dated in Some.Percent(50)
        from since in Instants.Recorded(Instants.Any)
        from clear in Some.Maybe(60, Instants.Any)
        from first in Some.Maybe(80, Instants.Any)
        select kind == RegisterAnswerKind.Clear
            ? new RegisterAnswer
            {
                Kind = kind,
                ProcessedAt = processed,
                ValidUntil = own,
                Consultation = "q1",
                Controller = controller,
                LastClearAt = processed,
                LastListedAt = clear < processed ? clear : null,
                ListedSince = clear < processed && dated ? since : null,
            }
            : new RegisterAnswer
            {
                Kind = kind,
                ProcessedAt = processed,
                ValidUntil = own,
                Consultation = "q1",
                Controller = controller,
                ListedSince = dated ? since : null,
                LastClearAt = clear < processed ? clear : null,
                FirstListedAt = first < processed ? first : processed,
            };

    // A source of somebody else's may leave out what ours never does.
    private static Gen<RegisterAnswer> Odd() =>
        from kind in Gen.Elements(Enum.GetValues<RegisterAnswerKind>())
        from processed in Some.Maybe(60, Instants.Any)
        from since in Some.Maybe(30, Instants.Recorded(Instants.Any))
        from clear in Some.Maybe(50, Instants.Any)
        from first in Some.Maybe(50, Instants.Any)
        from controller in Some.Maybe(60, Gen.Elements(Universe.Controllers.ToArray()))
        select new RegisterAnswer { Kind = kind, ProcessedAt = processed, Controller = controller, ListedSince = since, LastClearAt = clear, FirstListedAt = first };
}
