using System.Collections.Immutable;
using static TelemarketingCompliance.LedgerSamples;

namespace TelemarketingCompliance;

/// <summary>What a ledger accepts, and what it keeps.</summary>
internal static class LedgerAddCases
{
    internal static IEnumerable<ConformanceCase<ILedger<TEntry>>> For<TEntry>(EntrySamples<TEntry> samples)
        where TEntry : LedgerEntry
    {
        yield return new("add.keeps-every-field", StoreAbilities.None,
            "an entry comes back equal in every field: lists, texts of any script, instants to the nanosecond, days without an hour",
            "the order of two instants decides whether a consent counts",
            async bench =>
            {
                ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                TEntry full = samples.New("full", Question);
                TEntry other = samples.Other(samples.New("other", Question));
                await ledger.AddAsync([full, other], bench.Token).ConfigureAwait(false);

                ExpectSame(LedgerEntry.Select([full, other], Question), await ledger.FindAsync(Question, bench.Token).ConfigureAwait(false), "entries");
            });
        yield return new("add.equal-again", StoreAbilities.None,
            "adding an equal entry again does nothing, in a later call or in the same, and its lists need not be the same objects",
            "imports are repeated",
            async bench =>
            {
                ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                await ledger.AddAsync([samples.New("e-1", Question), samples.New("e-1", Question)], bench.Token).ConfigureAwait(false);
                await ledger.AddAsync([samples.New("e-1", Question), samples.New("e-2", Question)], bench.Token).ConfigureAwait(false);

                Expect.Sequence(["e-1", "e-2"], await ledger.IdsAsync(Question, bench.Token).ConfigureAwait(false), "entries");
            });
        yield return new("add.other-under-an-id", StoreAbilities.None,
            "another entry under an id that stands is refused with ArgumentException, and the first one stays",
            "entries are added, never changed",
            async bench =>
            {
                ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                TEntry first = samples.New("e-1", Question);
                await ledger.AddAsync([first], bench.Token).ConfigureAwait(false);
                await Expect.ThrowsAsync<ArgumentException>(() => ledger.AddAsync([samples.Other(samples.New("e-1", Question))], bench.Token), "another entry under the same id").ConfigureAwait(false);

                ExpectSame(LedgerEntry.Select([first], Question), await ledger.FindAsync(Question, bench.Token).ConfigureAwait(false), "entries");
            });
        yield return new("add.all-or-none", StoreAbilities.None,
            "where one entry of a call is refused because of its id, nothing of the call is added",
            "an import that failed is repeated whole",
            async bench =>
            {
                ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                await ledger.AddAsync([samples.New("e-1", Question)], bench.Token).ConfigureAwait(false);
                await Expect.ThrowsAsync<ArgumentException>(
                    () => ledger.AddAsync([samples.New("e-2", Question), samples.Other(samples.New("e-1", Question)), samples.New("e-3", Question)], bench.Token), "three entries, one of them refused").ConfigureAwait(false);

                Expect.Sequence(["e-1"], await ledger.IdsAsync(Question, bench.Token).ConfigureAwait(false), "entries");
            });
        yield return new("add.two-under-an-id", StoreAbilities.None,
            "two different entries under one id in one call are refused with ArgumentException, and neither is added",
            "nobody knows which of them is right",
            async bench =>
            {
                ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                await Expect.ThrowsAsync<ArgumentException>(
                    () => ledger.AddAsync([samples.New("e-1", Question), samples.Other(samples.New("e-1", Question))], bench.Token), "two entries under one id").ConfigureAwait(false);

                Expect.Sequence([], await ledger.IdsAsync(Question, bench.Token).ConfigureAwait(false), "entries");
            });
        yield return new("add.invalid", StoreAbilities.None,
            "an entry that contradicts itself is refused with ArgumentException, and nothing of the call is added",
            "nobody can say later what it meant",
            async bench =>
            {
                ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                await Expect.ThrowsAsync<ArgumentException>(
                    () => ledger.AddAsync([samples.New("e-1", Question), samples.Invalid(samples.New("e-2", Question))], bench.Token), "an entry that contradicts itself").ConfigureAwait(false);

                Expect.Sequence([], await ledger.IdsAsync(Question, bench.Token).ConfigureAwait(false), "entries");
            });
        yield return new("add.ids-are-ordinal", StoreAbilities.None,
            "ids that differ in case, or in the last of 64 characters, are different ids",
            "a collation that equates them refuses an objection",
            async bench =>
            {
                ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                string end = new('z', 63);
                string[] ids = [end + "1", end + "2", "OBJECTION", "objection"];
                await ledger.AddAsync([.. ids.Select((id, i) => i % 2 == 0 ? samples.New(id, Question) : samples.Other(samples.New(id, Question)))], bench.Token).ConfigureAwait(false);

                Expect.Sequence(ids.Order(StringComparer.Ordinal), await ledger.IdsAsync(Question, bench.Token).ConfigureAwait(false), "ids");
            });
        yield return new("add.thousands", StoreAbilities.None,
            "thousands of entries in one call are all added",
            "imports come in large batches",
            async bench =>
            {
                const int Count = 5000;
                ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                await ledger.AddAsync([.. Enumerable.Range(0, Count).Select(i => samples.New($"e-{i:D5}", i < Count / 2 ? Question : About(i)))], bench.Token).ConfigureAwait(false);

                Expect.Equal(Count / 2, (await ledger.FindAsync(Question, bench.Token).ConfigureAwait(false)).Length, "entries about one number");
                Expect.Sequence([$"e-{Count - 1:D5}"], await ledger.IdsAsync(About(Count - 1), bench.Token).ConfigureAwait(false), "the last entry");
            });
        yield return new("add.nothing", StoreAbilities.None,
            "adding no entries does nothing, and no questions have no answers",
            "a batch may be empty after others were left out",
            async bench =>
            {
                ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                await ledger.AddAsync([], bench.Token).ConfigureAwait(false);

                Expect.Equal(0, (await ledger.FindAsync(ImmutableArray<LedgerQuery>.Empty, bench.Token).ConfigureAwait(false)).Length, "answers");
            });
        yield return new("token.gives-up", StoreAbilities.None,
            "a step whose caller has given up is refused with OperationCanceledException, and adds nothing",
            "whoever gave up will try again, or not",
            async bench =>
            {
                ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                CancellationToken late = StoreBench<ILedger<TEntry>>.GivenUp;
                await Expect.ThrowsAsync<OperationCanceledException>(() => ledger.AddAsync([samples.New("e-1", Question)], late), "adding").ConfigureAwait(false);
                await Expect.ThrowsAsync<OperationCanceledException>(async () => await ledger.FindAsync([Question], late).ConfigureAwait(false), "asking").ConfigureAwait(false);

                Expect.Sequence([], await ledger.IdsAsync(Question, bench.Token).ConfigureAwait(false), "entries");
            });
    }
}
