using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace TelemarketingCompliance.Jurisdictions.Tests.UnitedStates;

/// <summary>Worlds on a lattice of edges: 31 days, eighteen and three months, eight and nine o'clock, three percent, each with a second more or less.</summary>
public static class AmericanWorlds
{
    private static readonly Gen<int> Nudge = Gen.Elements(-1, 0, 1);

    private static Gen<Instant> Now { get; } =
        from time in Gen.Frequency((6, Gen.Constant(13 * 3600)), (1, Gen.Elements(8 * 3600, 9 * 3600, (21 * 3600) - 30, 21 * 3600, 12 * 3600)))
        from nudge in Nudge
        from day in Gen.Elements(new LocalDate(2026, 11, 24), new LocalDate(2026, 11, 29), new LocalDate(2026, 12, 25), new LocalDate(2025, 3, 9))
        select day.AtMidnight().PlusSeconds(time + nudge).InZoneLeniently(AmericanWorld.NewYork).ToInstant();

    private static Gen<DialingMode> Mode { get; } = Gen.Frequency(
        (6, Gen.Elements(DialingMode.Manual, DialingMode.Preview)), (2, Gen.Elements(DialingMode.Progressive, DialingMode.Predictive)),
        (2, Gen.Elements(DialingMode.Unknown, DialingMode.Prerecorded, DialingMode.AiVoice)));

    private static Gen<CallPurpose> Purpose { get; } = Gen.Frequency(
        (12, Gen.Constant(CallPurpose.Sale)), (2, Gen.Constant(CallPurpose.Fundraising)), (2, Gen.Constant(CallPurpose.Service)), (1, Gen.Constant(CallPurpose.Political)));

    private static Gen<PurposeSet> Purposes { get; } =
        Gen.Frequency((5, Gen.Constant<PurposeSet>([CallPurpose.Sale])), (1, Gen.Constant<PurposeSet>([CallPurpose.Fundraising, CallPurpose.Service])));

    private static Gen<RecordedTime> MonthsBefore(Instant at, params int[] months) =>
        from count in Gen.Elements(months)
        from nudge in Nudge
        from dateOnly in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        let local = at.InZone(AmericanWorld.NewYork).LocalDateTime.PlusMonths(-count).PlusSeconds(count == 0 ? -Math.Abs(nudge) : nudge)
        select dateOnly ? RecordedTime.On(local.Date, AmericanWorld.NewYork) : RecordedTime.At(local.InZoneLeniently(AmericanWorld.NewYork).ToInstant());

    private static Gen<ImmutableArray<T>> UpTo<T>(int most, Gen<T> values) =>
        from count in Gen.Choose(0, most)
        from some in Gen.ArrayOf(values, count)
        select some.ToImmutableArray();

    private static Gen<ConsentEntry> Consent(AmericanWorld world) =>
        from granted in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        from at in MonthsBefore(world.At, 0, 1, 2, 6)
        from level in Gen.Frequency((4, Gen.Constant(EvidenceLevel.Signature)), (3, Gen.Elements(Enum.GetValues<EvidenceLevel>())))
        from channels in Gen.Elements(CallChannels.OperatorCall, CallChannels.OperatorCall, CallChannels.AutomatedCall, CallChannels.OperatorCall | CallChannels.AutomatedCall)
        from purposes in Purposes
        from text in Gen.Frequency((9, Gen.Constant<string?>("terms-7")), (1, Gen.Constant<string?>(null)))
        from days in Gen.Frequency((6, Gen.Constant<int?>(null)), (1, Gen.Elements<int?>(0, 1)))
        let end = days is { } after ? Instant.Max(at.Earliest, world.At + Duration.FromDays(after)) : (Instant?)null
        select new ConsentEntry
        {
            Id = "consent",
            Number = world.Callee,
            State = granted ? ConsentState.Granted : ConsentState.Withdrawn,
            Controller = AmericanWorld.Acme,
            Purposes = granted ? purposes : default,
            Channels = granted || channels == CallChannels.AutomatedCall ? channels : CallChannels.None,
            At = at,
            TextVersion = text,
            Level = level,
            ExpiresAt = granted ? end : null,
        };

    private static Gen<ContractEntry> Contract(AmericanWorld world) =>
        from ended in MonthsBefore(world.At, 0, 17, 18, 18, 18, 19)
        from continues in Gen.Frequency((1, Gen.Constant(true)), (3, Gen.Constant(false)))
        select new ContractEntry
        {
            Id = "contract",
            Number = world.Callee,
            Contract = new ContractId("order"),
            Controller = AmericanWorld.Acme,
            StartedAt = RecordedTime.At(Instant.FromUtc(2020, 3, 2, 12, 0)),
            EndedAt = continues ? null : ended,
        };

    private static Gen<PersonRequest> Request(AmericanWorld world) =>
        from months in MonthsBefore(world.At, 2, 3, 3, 4)
        from hours in Gen.Elements(1, 71, 72, 73)
        from recent in Gen.Elements(true, false)
        from purposes in Purposes
        from used in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        let made = recent ? RecordedTime.At(world.At - Duration.FromHours(hours)) : months
        select new PersonRequest
        {
            Id = "request",
            Number = world.Callee,
            Reference = "web-1",
            Controller = AmericanWorld.Acme,
            Purposes = purposes,
            MadeAt = made,
            UsedAt = used ? RecordedTime.At(world.At) : null,
        };

    private static Gen<BlacklistEntry> Objection(AmericanWorld world) =>
        from at in MonthsBefore(world.At, 0, 1, 3)
        from purposes in Gen.Frequency((3, Gen.Constant(default(PurposeSet))), (1, Purposes))
        select new BlacklistEntry
        {
            Id = "objection",
            Number = world.Callee,
            Scope = BlacklistScope.Controller,
            Controller = AmericanWorld.Acme,
            RecordedBy = AmericanWorld.Acme,
            Purposes = purposes,
            At = at,
            Actor = "op-1",
            Channel = "call",
        };

    internal static Gen<AmericanWorld> Any { get; } =
        from at in Now
        from callee in Gen.Frequency((6, Gen.Constant(AmericanWorld.Manhattan)), (1, Gen.Constant(AmericanWorld.Pensacola)), (1, Gen.Constant(AmericanWorld.Honolulu)))
        from mode in Mode
        from purpose in Purpose
        from kind in Gen.Elements(Enum.GetValues<CalleeKind>())
        from shows in Gen.Frequency((12, Gen.Constant(true)), (1, Gen.Constant(false)))
        from calledBack in Gen.Frequency((12, Gen.Constant(1)), (1, Gen.Constant(30)), (1, Gen.Constant(-1)))
        from listed in Gen.Elements<bool?>(true, true, false, false, false, null)
        from age in Gen.Frequency((5, Gen.Constant(1)), (2, Gen.Constant(31)))
        from nudge in Nudge
        from answered in Gen.Elements(0, 1, 32, 33, 34, 66, 99, 100, 133)
        from silent in Gen.Choose(0, 4)
        from attempts in UpTo(4, Gen.Elements(1, 5, 24, 24, 30))
        from evidence in purpose == CallPurpose.Service
            ? Gen.Frequency((4, Gen.Constant<EvidenceKind?>(EvidenceKind.CaseReference)), (1, Gen.Constant<EvidenceKind?>(null)))
            : Gen.Frequency((4, Gen.Constant<EvidenceKind?>(null)), (1, Gen.Elements<EvidenceKind?>(EvidenceKind.PersonRequest, EvidenceKind.PersonRequest, EvidenceKind.CaseReference)))
        let bare = new AmericanWorld
        {
            At = at,
            Callee = callee,
            Mode = mode,
            Purpose = purpose,
            Kind = kind,
            CallerId = shows ? AmericanWorld.OwnLine : null,
            CalledBack = calledBack < 0 ? null : Duration.FromDays(calledBack) + Duration.FromSeconds(nudge),
            Listed = listed,
            FileAge = Duration.FromDays(age) + Duration.FromSeconds(nudge),
            Counted = (answered, Math.Min(silent, answered)),
            Attempts = [.. attempts.Select(hours => Duration.FromHours(hours) + Duration.FromSeconds(nudge))],
            Evidence = evidence is { } what ? new CallEvidence(what, what == EvidenceKind.PersonRequest ? "web-1" : "case-1") : null,
        }
        from consents in UpTo(2, Consent(bare))
        from contracts in evidence == EvidenceKind.CaseReference ? Gen.ArrayOf(Contract(bare), 1).Select(entries => entries.ToImmutableArray()) : UpTo(1, Contract(bare))
        from requests in evidence == EvidenceKind.PersonRequest
            ? Gen.Frequency((5, Gen.ArrayOf(Request(bare), 1).Select(entries => entries.ToImmutableArray())), (1, Gen.Constant(ImmutableArray<PersonRequest>.Empty)))
            : UpTo(1, Request(bare))
        from objections in Gen.Frequency((3, Gen.Constant(ImmutableArray<BlacklistEntry>.Empty)), (1, UpTo(2, Objection(bare))))
        select bare with
        {
            Consents = [.. consents.Select((entry, i) => entry with { Id = $"consent-{i}" })],
            Contracts = contracts,
            Requests = requests,
            Objections = [.. objections.Select((entry, i) => entry with { Id = $"objection-{i}" })],
        };
}
