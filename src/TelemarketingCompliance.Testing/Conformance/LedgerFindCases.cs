using System.Collections.Immutable;
using static TelemarketingCompliance.LedgerSamples;

namespace TelemarketingCompliance;

/// <summary>Which entries a ledger finds.</summary>
internal static class LedgerFindCases
{
    internal static IEnumerable<ConformanceCase<ILedger<TEntry>>> For<TEntry>(EntrySamples<TEntry> samples)
        where TEntry : LedgerEntry
    {
        yield return new("find.by-number", StoreAbilities.None,
            "an entry about the number is found as soon as it was added, and one about another number is not",
            "an objection binds the very next call",
            async bench =>
            {
                ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                Expect.Sequence([], await ledger.IdsAsync(Question, bench.Token).ConfigureAwait(false), "entries in an empty ledger");
                await ledger.AddAsync([samples.New("e-1", Question with { Subject = null })], bench.Token).ConfigureAwait(false);

                Expect.Sequence(["e-1"], await ledger.IdsAsync(Question, bench.Token).ConfigureAwait(false), "entries about the number");
                Expect.Sequence([], await ledger.IdsAsync(About(1), bench.Token).ConfigureAwait(false), "entries about another number");
            });
        if (samples.Persons == EntrySamples<TEntry>.About.Either)
        {
            yield return new("find.by-person", StoreAbilities.None,
                "an entry about a person alone is found by the person, on whatever number, and one about both by either and once",
                "an objection binds the person on every telephone",
                async bench =>
                {
                    ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                    await ledger.AddAsync([(TEntry)(LedgerEntry)samples.New("person", Question) with { Number = null }, samples.New("both", Question)], bench.Token).ConfigureAwait(false);

                    Expect.Sequence(["both", "person"], await ledger.IdsAsync(Question, bench.Token).ConfigureAwait(false), "by number and person");
                    Expect.Sequence(["both", "person"], await ledger.IdsAsync(Question with { Number = AttemptSamples.OtherNumber }, bench.Token).ConfigureAwait(false), "by the person");
                    Expect.Sequence(["both"], await ledger.IdsAsync(Question with { Subject = null }, bench.Token).ConfigureAwait(false), "by the number");
                    Expect.Sequence([], await ledger.IdsAsync(About(1) with { Subject = new SubjectId("PERSON-1") }, bench.Token).ConfigureAwait(false), "by a person whose id differs in case");
                });
        }

        yield return new("find.by-id-in-order", StoreAbilities.None,
            "an answer comes by id in ordinal order, whatever the order of adding",
            "equal facts must give equal decisions, byte for byte",
            async bench =>
            {
                ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                foreach (string id in (string[])["b", "a_1", "B", "a-1", "a1", "10", "9"])
                    await ledger.AddAsync([samples.New(id, Question)], bench.Token).ConfigureAwait(false);

                Expect.Sequence(["10", "9", "B", "a-1", "a1", "a_1", "b"], await ledger.IdsAsync(Question, bench.Token).ConfigureAwait(false), "ids");
            });
        yield return new("find.answers-in-order", StoreAbilities.None,
            "every question has its answer, in order, also one asked twice and one about a number nobody knows",
            "a batch of calls is asked at once, and row by row belongs together",
            async bench =>
            {
                ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                await ledger.AddAsync([samples.New("one", About(1)), samples.New("two", About(2))], bench.Token).ConfigureAwait(false);
                ImmutableArray<ImmutableArray<TEntry>> answers = await ledger.FindAsync([About(2), About(3), About(1), About(2), About(1)], bench.Token).ConfigureAwait(false);

                Expect.Sequence(["two", "", "one", "two", "one"], answers.Select(answer => answer.IsDefault ? "default" : string.Concat(answer.Select(entry => entry.Id))), "answers");
            });
        yield return new("find.what-the-parties-may-see", StoreAbilities.None,
            "each question is answered as `LedgerEntry.Select` selects, for its controller, processor and list",
            "data of one controller is no business of another",
            async bench =>
            {
                ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                LedgerQuery[] parties =
                [
                    Question, Question with { Controller = AttemptSamples.OtherController }, Question with { Processor = AttemptSamples.OtherProcessor },
                    Question with { Controller = AttemptSamples.OtherController, Processor = AttemptSamples.OtherProcessor, List = new ContactListId("bought") },
                    new LedgerQuery(Question.Number, Question.Subject, new PartyId("stranger"), new PartyId("nobody"), null),
                ];
                TEntry[] all = [.. parties.Select((party, i) => samples.New($"e-{i}", party))];
                await ledger.AddAsync([.. all], bench.Token).ConfigureAwait(false);

                foreach (LedgerQuery party in parties)
                    ExpectSame(LedgerEntry.Select(all, party), await ledger.FindAsync(party, bench.Token).ConfigureAwait(false), $"what {party.Controller} sees when {party.Processor} dials");
            });
        yield return new("find.nobody", StoreAbilities.None,
            "a question about no number, `default`, and no person finds nothing",
            "a withheld caller ID is asked about as `default`",
            async bench =>
            {
                ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                await ledger.AddAsync([samples.New("e-1", Question)], bench.Token).ConfigureAwait(false);

                Expect.Sequence([], await ledger.IdsAsync(Question with { Number = default, Subject = null }, bench.Token).ConfigureAwait(false), "entries");
            });
        yield return new("find.thousands", StoreAbilities.None,
            "thousands of questions at once have as many answers",
            "a batch holds up to 4096 calls",
            async bench =>
            {
                ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                await ledger.AddAsync([samples.New("last", About(FactBatch.MaxCount - 1))], bench.Token).ConfigureAwait(false);
                ImmutableArray<ImmutableArray<TEntry>> answers = await ledger.FindAsync([.. Enumerable.Range(0, FactBatch.MaxCount).Select(About)], bench.Token).ConfigureAwait(false);

                Expect.Equal((FactBatch.MaxCount, 1, 1), (answers.Length, answers.Sum(answer => answer.Length), answers[^1].Length), "answers, entries in all, entries in the last");
            });
    }
}
