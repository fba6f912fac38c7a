using System.Collections.Immutable;
using static TelemarketingCompliance.AttemptSamples;
using Case = TelemarketingCompliance.ConformanceCase<TelemarketingCompliance.IAttemptStore>;

namespace TelemarketingCompliance;

/// <summary>Which earlier attempts a store finds, and what it shows of them.</summary>
internal static class AttemptFindCases
{
    internal static IEnumerable<Case> All =>
    [
        new("find.by-number-and-person", StoreAbilities.None,
            "an attempt is found by its number, by its person, and once by both, and says by which",
            "limits bind the number and the person each for itself",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt both = await store.TakeAsync(To(Number, Person), bench.Token).ConfigureAwait(false);
                StoredAttempt person = await store.TakeAsync(To(OtherNumber, Person), bench.Token).ConfigureAwait(false);
                StoredAttempt number = await store.TakeAsync(To(Number), bench.Token).ConfigureAwait(false);
                await store.TakeAsync(To(OtherNumber), bench.Token).ConfigureAwait(false);

                ImmutableArray<AttemptRecord> found = await store.FindAsync(To(Number, Person), bench.Token).ConfigureAwait(false);

                Expect.Sequence([both.Permit, person.Permit, number.Permit], found.Permits(), "attempts on the number or the person");
                Expect.Sequence([(true, true), (false, true), (true, false)], found.Select(attempt => (attempt.IsSameNumber, attempt.IsSameSubject)), "same number, same person");
            }),
        new("find.in-order-of-charge", StoreAbilities.FollowsClock,
            "attempts come in the order in which they were charged, also where the clock was set back between them",
            "rules read the history from its beginning",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt first = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                bench.Clock.SetTo(bench.Clock.Now - (5 * Minute));
                StoredAttempt second = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                StoredAttempt third = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);

                ImmutableArray<AttemptRecord> found = await store.FindAsync(Call, bench.Token).ConfigureAwait(false);

                Expect.Sequence([first.Permit, second.Permit, third.Permit], found.Permits(), "attempts");
                Expect.True(found[1].At < found[0].At, "the clock of the store was set back, and its instants were not");
            }),
        new("find.answers-in-order", StoreAbilities.None,
            "every question has its answer, in order, also one asked twice and one about a number never called",
            "a batch of calls is asked at once, and row by row belongs together",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt one = await store.TakeAsync(To(Number), bench.Token).ConfigureAwait(false);
                StoredAttempt other = await store.TakeAsync(To(OtherNumber), bench.Token).ConfigureAwait(false);
                AttemptQuery[] questions = [.. new[] { To(OtherNumber), To(NumberOf(1)), To(Number), To(OtherNumber), To(Number) }.Select(call => AttemptQuery.For(call))];

                ImmutableArray<ImmutableArray<AttemptRecord>> answers = await store.FindAsync([.. questions], bench.Token).ConfigureAwait(false);

                Expect.Equal(questions.Length, answers.Length, "answers");
                Expect.True(answers.All(answer => !answer.IsDefault), "a question without an answer, where an empty one is meant");
                Expect.Sequence<PermitId?>(
                    [other.Permit, null, one.Permit, other.Permit, one.Permit], answers.Select(answer => answer.Length == 0 ? (PermitId?)null : answer.Single().Permit), "answers");
            }),
        new("find.only-that-it-was-made", StoreAbilities.None,
            "of an attempt for another controller nothing is shown but when, what it counts as, and whether number, person and processor are the same",
            "data of one controller is no business of another",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt foreign = await store.TakeAsync(For(OtherController, Full with { Callee = Number, RequestId = null }), bench.Token).ConfigureAwait(false);
                await store.CompleteAsync(foreign.Permit, Outcome(OutcomeKind.Refused), bench.Token).ConfigureAwait(false);

                AttemptRecord shown = (await store.FindAsync(Call, bench.Token).ConfigureAwait(false)).Single();

                Expect.Equal(
                    new AttemptRecord { At = foreign.ChargedAt, Counts = CallOutcome.CountsOf(OutcomeKind.Refused), IsSameNumber = true, IsSameProcessor = true }, shown, "what is shown");
            }),
        new("find.own-in-full", StoreAbilities.None,
            "an attempt for the same controller is shown with its permit, campaign, request of the person and outcome",
            "a limit per campaign or per request needs them",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                CallRequest call = By(OtherProcessor) with { Evidence = new CallEvidence(EvidenceKind.PersonRequest, "web-1") };
                StoredAttempt own = await store.TakeAsync(call, bench.Token).ConfigureAwait(false);
                CallOutcome outcome = Outcome(OutcomeKind.NoAnswer);
                await store.CompleteAsync(own.Permit, outcome, bench.Token).ConfigureAwait(false);

                AttemptRecord shown = (await store.FindAsync(Call, bench.Token).ConfigureAwait(false)).Single();

                Expect.Equal(
                    new AttemptRecord
                    {
                        Permit = own.Permit, At = own.ChargedAt, Counts = outcome.Counts, IsSameNumber = true, IsSameController = true, Campaign = Spring.Id,
                        RequestReference = "web-1", Outcome = outcome.Kind, EndedAt = outcome.OccurredAt,
                    },
                    shown, "what is shown");
            }),
        new("find.not-the-call-itself", StoreAbilities.None,
            "the attempt that the call itself holds, by permit or by its processor's request id, is left out",
            "a call would block itself when it is confirmed or asked for again",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt byId = await store.TakeAsync(Call with { RequestId = "r-1" }, bench.Token).ConfigureAwait(false);
                StoredAttempt other = await store.TakeAsync(By(OtherProcessor, Call with { RequestId = "r-1" }), bench.Token).ConfigureAwait(false);
                AttemptQuery question = AttemptQuery.For(Call);

                Expect.Sequence([byId.Permit], (await store.FindAsync(question with { Except = other.Permit }, bench.Token).ConfigureAwait(false)).Permits(), "without one permit");
                Expect.Sequence([other.Permit], (await store.FindAsync(question with { RequestId = "r-1" }, bench.Token).ConfigureAwait(false)).Permits(), "without the own request id");
            }),
        new("find.not-what-was-given-back", StoreAbilities.None,
            "an attempt that was given back is not found",
            "it was never made",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                await store.GiveBackAsync(attempt.Permit, bench.Token).ConfigureAwait(false);

                Expect.Sequence([], (await store.FindAsync(Call, bench.Token).ConfigureAwait(false)).Permits(), "attempts");
            }),
        new("find.in-flight-is-everything", StoreAbilities.None,
            "an attempt in flight, confirmed or not, counts as everything that can come of it",
            "while nobody knows the outcome the worst one must be paid for",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                StoredAttempt dialed = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                await store.ConfirmAsync(dialed.Permit, bench.Token).ConfigureAwait(false);

                ImmutableArray<AttemptRecord> found = await store.FindAsync(Call, bench.Token).ConfigureAwait(false);

                Expect.Sequence([AttemptMeasures.All, AttemptMeasures.All], found.Select(attempt => attempt.Counts), "what they count as");
                Expect.True(found.All(attempt => attempt is { Outcome: null, EndedAt: null }), "an outcome that nobody reported");
            }),
        new("find.counts-what-happened", StoreAbilities.None,
            "a completed attempt counts as what its outcome says, for every outcome: one that never rang is refunded",
            "limits count rings, answers, conversations and refusals each for itself",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                OutcomeKind[] kinds = Enum.GetValues<OutcomeKind>();
                foreach (OutcomeKind kind in kinds)
                {
                    StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                    await store.CompleteAsync(attempt.Permit, Outcome(kind), bench.Token).ConfigureAwait(false);
                }

                ImmutableArray<AttemptRecord> found = await store.FindAsync(Call, bench.Token).ConfigureAwait(false);

                Expect.Sequence(kinds.Select(kind => (kind, CallOutcome.CountsOf(kind))), found.Select(attempt => (attempt.Outcome ?? OutcomeKind.Unknown, attempt.Counts)), "outcomes");
            }),
        new("find.persons-are-ordinal", StoreAbilities.None,
            "two persons whose ids differ in case, or in the last of 64 characters, are two persons",
            "a collation that equates them blocks one person for the calls to another",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                string end = new('z', 63);
                foreach (string id in new[] { "abc", "ABC", end + "1", end + "2" })
                    await store.TakeAsync(To(OtherNumber, new SubjectId(id)), bench.Token).ConfigureAwait(false);

                foreach (string id in new[] { "abc", "ABC", end + "1", end + "2" })
                    Expect.Equal(1, (await store.FindAsync(To(Number, new SubjectId(id)), bench.Token).ConfigureAwait(false)).Length, "attempts on one person");
            }),
        new("find.thousands", StoreAbilities.None,
            "thousands of questions at once have as many answers",
            "a batch holds up to 4096 calls",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt last = await store.TakeAsync(To(NumberOf(FactBatch.MaxCount - 1)), bench.Token).ConfigureAwait(false);

                ImmutableArray<ImmutableArray<AttemptRecord>> answers = await store.FindAsync(
                    [.. Enumerable.Range(0, FactBatch.MaxCount).Select(i => AttemptQuery.For(To(NumberOf(i))))], bench.Token).ConfigureAwait(false);

                Expect.Equal(FactBatch.MaxCount, answers.Length, "answers");
                Expect.Sequence([last.Permit], answers[^1].Permits(), "the last answer");
                Expect.Equal(1, answers.Sum(answer => answer.Length), "attempts in all answers");
            }),
    ];
}
