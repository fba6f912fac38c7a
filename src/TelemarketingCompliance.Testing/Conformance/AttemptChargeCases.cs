using System.Collections.Immutable;
using NodaTime;
using static TelemarketingCompliance.AttemptSamples;
using Case = TelemarketingCompliance.ConformanceCase<TelemarketingCompliance.IAttemptStore>;

namespace TelemarketingCompliance;

/// <summary>What a charge leaves behind, and which lines it judges.</summary>
internal static class AttemptChargeCases
{
    internal static IEnumerable<Case> All =>
    [
        new("charge.keeps-the-call", StoreAbilities.None,
            "the call of an attempt reads back equal in every field: texts of any script and length, instants to the nanosecond",
            "outcomes are reviewed, and objections recorded, from the call that the store kept",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                AttemptCharge charge = Charge(Full);
                ChargeResult result = await store.ChargeAsync(charge, bench.Token).ConfigureAwait(false);

                Expect.Equal(charge.Permit, Expect.NotNull(result.Attempt, "the attempt").Permit, "the permit");
                Expect.True(result.Attempt!.IsFor(Full), "the call of the result is another");
                StoredAttempt read = await store.ReadBackAsync(charge.Permit, bench.Token).ConfigureAwait(false);
                Expect.True(read.IsFor(Full), "the call that is read back is another");
                Expect.Equal((result.Attempt.ChargedAt, result.Attempt.ExpiresAt), (read.ChargedAt, read.ExpiresAt), "charged and expiring");
            }),
        new("charge.end", StoreAbilities.None,
            "a permit ends its time to live after its charge, or when its decision lapses, if that is earlier",
            "dialing after that would rest on nothing",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                ChargeResult plain = await store.ChargeAsync(Charge(Call), bench.Token).ConfigureAwait(false);
                Instant soon = plain.At + (30 * Minute);
                ChargeResult lapsing = await store.ChargeAsync(Charge(Call) with { TimeToLive = 60 * Minute, EndsAt = soon }, bench.Token).ConfigureAwait(false);
                ChargeResult lasting = await store.ChargeAsync(Charge(Call) with { TimeToLive = Minute, EndsAt = soon }, bench.Token).ConfigureAwait(false);

                Expect.Equal(plain.At, plain.Attempt!.ChargedAt, "the instant of the charge");
                Expect.Equal(plain.Attempt.ChargedAt + Minute, plain.Attempt.ExpiresAt, "the end without a lapse");
                Expect.Equal(soon, lapsing.Attempt!.ExpiresAt, "the end with an earlier lapse");
                Expect.Equal(lasting.Attempt!.ChargedAt + Minute, lasting.Attempt.ExpiresAt, "the end with a later lapse");
            }),
        new("charge.own-clock", StoreAbilities.FollowsClock,
            "a charge is stamped by the store's own clock, whatever instant its permit was made for, also where the clock is set back",
            "every node must see the same windows, and the engine blocks where its clock and the store's are apart",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                bench.Clock.Advance(Duration.FromHours(3));
                Instant at = bench.Clock.Now;
                ChargeResult ahead = await store.ChargeAsync(Charge(Call) with { Permit = PermitId.NewAt(at - Duration.FromDays(1)) }, bench.Token).ConfigureAwait(false);
                bench.Clock.SetTo(at - Duration.FromHours(1));
                ChargeResult back = await store.ChargeAsync(Charge(Call) with { Permit = PermitId.NewAt(at) }, bench.Token).ConfigureAwait(false);

                Expect.Sequence([at, at - Duration.FromHours(1)], [ahead.At, back.At], "the instants of the charges");
            }),
        new("charge.refuses", StoreAbilities.None,
            "a charge is refused where a line does not hold, and leaves nothing behind: no attempt, no permit, no request id",
            "a refused call is not made and must not count",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt first = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                AttemptCharge refused = Charge(Call with { RequestId = "r-1" }, AtMost(1));
                ChargeResult result = await store.ChargeAsync(refused, bench.Token).ConfigureAwait(false);

                Expect.Equal((ChargeStatus.Refused, true), (result.Status, result.Attempt is null), "status, and whether there is no attempt");
                Expect.Sequence([first.Permit], (await store.FindAsync(Call, bench.Token).ConfigureAwait(false)).Permits(), "attempts");
                Expect.True(await store.ReadAsync(refused.Permit, bench.Token).ConfigureAwait(false) is null, "an attempt under the permit of the refused charge");
                Expect.Equal(ChargeStatus.Charged, await store.StatusAsync(Call with { RequestId = "r-1" }, bench.Token).ConfigureAwait(false), "the request id, charged again");
            }),
        new("charge.seen", StoreAbilities.None,
            "a refused charge tells the earlier attempts it saw, as a question would find them",
            "the decision names the limit, and when it frees, from just these",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                await store.TakeAsync(For(OtherController), bench.Token).ConfigureAwait(false);
                ChargeResult refused = await store.ChargeAsync(Charge(Call, AtMost(1)), bench.Token).ConfigureAwait(false);

                Expect.Sequence(await store.FindAsync(Call, bench.Token).ConfigureAwait(false), refused.Seen, "attempts seen");
            }),
        new("charge.every-line", StoreAbilities.None,
            "all lines must hold, the last one too",
            "a call meets the limits of its campaign, its controller and everybody else's at once",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);

                Expect.Equal(ChargeStatus.Refused, await store.StatusAsync(Call, bench.Token, AtMost(9), AtMost(5), AtMost(1)).ConfigureAwait(false), "the last of three lines does not hold");
                Expect.Equal(ChargeStatus.Charged, await store.StatusAsync(Call, bench.Token, AtMost(9), AtMost(5), AtMost(2)).ConfigureAwait(false), "all three lines hold");
            }),
        new("charge.person", StoreAbilities.None,
            "a line counts the attempts on the person on other numbers too",
            "who has two telephones is one person",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                await store.TakeAsync(To(OtherNumber, Person), bench.Token).ConfigureAwait(false);

                Expect.Equal(ChargeStatus.Refused, await store.StatusAsync(To(Number, Person), bench.Token, AtMost(1)).ConfigureAwait(false), "a call to the person on another number");
                Expect.Equal(ChargeStatus.Charged, await store.StatusAsync(To(Number), bench.Token, AtMost(1)).ConfigureAwait(false), "a call to that number, the person unknown");
            }),
        new("charge.scopes", StoreAbilities.None,
            "a line counts the attempts of its scope: controller, processor, campaign, request of the person, everyone",
            "each limit says whose attempts it means",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                await store.TakeAsync(For(OtherController), bench.Token).ConfigureAwait(false);
                await store.TakeAsync(In("autumn") with { Campaign = In("autumn").Campaign with { Processor = new CampaignParty { Id = OtherProcessor } } }, bench.Token).ConfigureAwait(false);
                CallRequest asked = Call with { Evidence = new CallEvidence(EvidenceKind.PersonRequest, "web-1") };
                await store.TakeAsync(By(OtherProcessor, asked), bench.Token).ConfigureAwait(false);
                (AttemptScope Scope, int Counted)[] expected =
                    [(AttemptScope.Controller, 2), (AttemptScope.Processor, 1), (AttemptScope.Campaign, 1), (AttemptScope.Request, 1), (AttemptScope.Everyone, 3)];

                foreach ((AttemptScope scope, int counted) in expected)
                {
                    ChargeLine full = AtMost(counted, scope: scope);
                    Expect.Equal(ChargeStatus.Refused, await store.StatusAsync(asked, bench.Token, full).ConfigureAwait(false), $"a full line of scope {scope}");
                    ChargeResult free = await store.ChargeAsync(Charge(asked, full with { Max = counted + 1 }), bench.Token).ConfigureAwait(false);
                    Expect.Equal(ChargeStatus.Charged, free.Status, $"a line of scope {scope} with room for one");
                    await store.GiveBackAsync(free.Attempt!.Permit, bench.Token).ConfigureAwait(false);
                }
            }),
        new("charge.day", StoreAbilities.None,
            "a line of a day counts what lies in it, and does not hold when the store's instant is outside it",
            "at the callee's midnight another day begins, and nobody counted what it holds",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                Instant now = (await store.TakeAsync(Call, bench.Token).ConfigureAwait(false)).ChargedAt;
                ChargeLine today = new("day", AttemptMeasures.Attempt, AttemptScope.Controller, null, new Interval(now - Duration.FromHours(12), now + Duration.FromHours(12)), 1);
                ChargeLine yesterday = today with { Day = new Interval(now - Duration.FromHours(36), now - Duration.FromHours(12)), Max = 9 };
                ChargeLine tomorrow = today with { Day = new Interval(now + Duration.FromHours(12), now + Duration.FromHours(36)), Max = 9 };

                Expect.Equal(ChargeStatus.Refused, await store.StatusAsync(Call, bench.Token, today).ConfigureAwait(false), "a full day");
                Expect.Equal(ChargeStatus.Refused, await store.StatusAsync(Call, bench.Token, yesterday).ConfigureAwait(false), "a day that is over");
                Expect.Equal(ChargeStatus.Refused, await store.StatusAsync(Call, bench.Token, tomorrow).ConfigureAwait(false), "a day that is to come");
                Expect.Equal(ChargeStatus.Charged, await store.StatusAsync(Call, bench.Token, today with { Max = 2 }).ConfigureAwait(false), "a day with room for one");
            }),
        new("charge.request-skips-once", StoreAbilities.None,
            "a line that a request of the person skips binds as soon as one attempt was made for it",
            "an agreed call-back may come early, and once",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                CallRequest asked = Call with { Evidence = new CallEvidence(EvidenceKind.PersonRequest, "web-1") };
                ChargeLine gap = AtMost(1) with { SkippedOnceFor = "web-1" };
                await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);

                Expect.Equal(ChargeStatus.Charged, await store.StatusAsync(asked, bench.Token, gap).ConfigureAwait(false), "the first attempt for the request");
                Expect.Equal(ChargeStatus.Refused, await store.StatusAsync(asked, bench.Token, gap).ConfigureAwait(false), "the second attempt for the request");
            }),
        new("charge.window-ends", StoreAbilities.FollowsClock,
            "a rolling window holds an attempt until its length has passed, and not one instant longer; what was charged before the clock was set back counts as well",
            "the decision promised when the limit frees",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                bench.Clock.SetTo(bench.Clock.Now - (10 * Minute));
                Expect.Equal(ChargeStatus.Refused, await store.StatusAsync(Call, bench.Token, AtMost(1)).ConfigureAwait(false), "ten minutes before the attempt in the window");
                bench.Clock.Advance((70 * Minute) - Duration.FromMilliseconds(1));
                Expect.Equal(ChargeStatus.Refused, await store.StatusAsync(Call, bench.Token, AtMost(1)).ConfigureAwait(false), "a millisecond before the hour is over");
                bench.Clock.Advance(Duration.FromMilliseconds(1));

                Expect.Equal(ChargeStatus.Charged, await store.StatusAsync(Call, bench.Token, AtMost(1)).ConfigureAwait(false), "when the hour is over");
            }),
        new("charge.never-rang-frees", StoreAbilities.None,
            "an attempt that never rang no longer counts as an attempt, and still as a technical one",
            "nobody was disturbed; and nobody may try for ever",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                ChargeLine attempts = AtMost(1);
                Expect.Equal(ChargeStatus.Refused, await store.StatusAsync(Call, bench.Token, attempts).ConfigureAwait(false), "a call while the first is in flight");
                await store.CompleteAsync(attempt.Permit, Outcome(OutcomeKind.NeverRang), bench.Token).ConfigureAwait(false);

                Expect.Equal(ChargeStatus.Refused, await store.StatusAsync(Call, bench.Token, AtMost(1, AttemptMeasures.Technical)).ConfigureAwait(false), "a second technical attempt of one");
                Expect.Equal(ChargeStatus.Charged, await store.StatusAsync(Call, bench.Token, attempts).ConfigureAwait(false), "a call after one that never rang");
            }),
        new("charge.given-back-frees", StoreAbilities.None,
            "an attempt that was given back no longer counts for any line",
            "it was never made",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                await store.GiveBackAsync(attempt.Permit, bench.Token).ConfigureAwait(false);

                Expect.Equal(ChargeStatus.Charged, await store.StatusAsync(Call, bench.Token, AtMost(1, AttemptMeasures.All, AttemptScope.Everyone)).ConfigureAwait(false), "a call after one given back");
            }),
        new("charge.permit-once", StoreAbilities.None,
            "a permit that was charged before is refused with ArgumentException, and the attempt that holds it stays",
            "one permit for two calls would let one of them go uncounted",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                AttemptCharge charge = Charge(To(Number));
                await store.ChargeAsync(charge, bench.Token).ConfigureAwait(false);

                await Expect.ThrowsAsync<ArgumentException>(
                    async () => await store.ChargeAsync([charge with { Request = To(OtherNumber) }], bench.Token).ConfigureAwait(false), "the same permit for another call").ConfigureAwait(false);

                Expect.Equal(Number, (await store.ReadBackAsync(charge.Permit, bench.Token).ConfigureAwait(false)).Request.Callee, "the callee of the permit");
            }),
    ];
}
