using System.Collections.Immutable;
using static TelemarketingCompliance.LedgerSamples;

namespace TelemarketingCompliance;

/// <summary>Sixteen threads at once, several ledgers of one name, and a ledger that is opened again.</summary>
internal static class LedgerRaceCases
{
    private const int Rounds = 20;

    internal static IEnumerable<ConformanceCase<ILedger<TEntry>>> For<TEntry>(EntrySamples<TEntry> samples)
        where TEntry : LedgerEntry
    {
        yield return new("race.all-are-there", StoreAbilities.None,
            "what sixteen threads add at once is all there, and each finds its own as soon as it was added",
            "an objection that is lost is a call that was forbidden",
            async bench =>
            {
                ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                int[] lost = await SideBySide.RunAsync(
                    async thread =>
                    {
                        int missing = 0;
                        for (int i = 0; i < Rounds; i++)
                        {
                            string id = $"race-{thread:D2}-{i:D2}";
                            await ledger.AddAsync([samples.New(id, Question)], bench.Token).ConfigureAwait(false);
                            missing += (await ledger.IdsAsync(Question, bench.Token).ConfigureAwait(false)).Contains(id) ? 0 : 1;
                        }

                        return missing;
                    },
                    bench.Token).ConfigureAwait(false);

                Expect.Equal(0, lost.Sum(), "entries that were not found at once");
                Expect.Equal(SideBySide.Threads * Rounds, (await ledger.FindAsync(Question, bench.Token).ConfigureAwait(false)).Length, "entries in the end");
            });
        yield return new("race.one-id", StoreAbilities.None,
            "of sixteen different entries that are added under one id at once one stands, and the others are refused with ArgumentException",
            "an entry never changes",
            async bench =>
            {
                ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                bool[] added = await SideBySide.RunAsync(
                    async thread =>
                    {
                        try
                        {
                            await ledger.AddAsync([samples.New("race-one", About(thread))], bench.Token).ConfigureAwait(false);
                            return true;
                        }
                        catch (ArgumentException)
                        {
                            return false;
                        }
                    },
                    bench.Token).ConfigureAwait(false);
                ImmutableArray<ImmutableArray<TEntry>> found = await ledger.FindAsync([.. Enumerable.Range(0, SideBySide.Threads).Select(About)], bench.Token).ConfigureAwait(false);

                Expect.Equal(1, added.Count(one => one), "entries that were accepted");
                Expect.Sequence(added, found.Select(answer => answer.Length == 1), "which entry was accepted, and which is found");
            });
        yield return new("race.never-half", StoreAbilities.None,
            "a question that is asked while a batch is added sees all of it or nothing",
            "a withdrawal may stand beside the consent that it ends",
            async bench =>
            {
                ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                bool[] whole = await SideBySide.RunAsync(
                    async thread =>
                    {
                        bool isWhole = true;
                        for (int i = 0; i < Rounds; i++)
                        {
                            await ledger.AddAsync([samples.New($"half-{thread}-{i}-a", Question), samples.New($"half-{thread}-{i}-b", Question)], bench.Token).ConfigureAwait(false);
                            isWhole &= (await ledger.FindAsync(Question, bench.Token).ConfigureAwait(false)).Length % 2 == 0;
                        }

                        return isWhole;
                    },
                    bench.Token).ConfigureAwait(false);

                Expect.True(whole.All(one => one), "half of a batch was seen");
            });
        yield return new("reopened.holds-everything", StoreAbilities.Reopens,
            "what was added is there when the ledger is opened again, and its ids are taken",
            "an objection never expires",
            async bench =>
            {
                ILedger<TEntry> ledger = await bench.OpenAsync().ConfigureAwait(false);
                TEntry entry = samples.New("e-1", Question);
                await ledger.AddAsync([entry], bench.Token).ConfigureAwait(false);
                ledger = await bench.ReopenAsync().ConfigureAwait(false);

                ExpectSame(LedgerEntry.Select([entry], Question), await ledger.FindAsync(Question, bench.Token).ConfigureAwait(false), "entries");
                await Expect.ThrowsAsync<ArgumentException>(() => ledger.AddAsync([samples.Other(samples.New("e-1", Question))], bench.Token), "another entry under the same id").ConfigureAwait(false);
            });
        yield return new("shared.seen-at-once", StoreAbilities.IsShared,
            "what one node adds the others find with their next question, and its ids are taken",
            "an objection that one node hears binds the calls of all",
            async bench =>
            {
                ILedger<TEntry> one = await bench.OpenAsync().ConfigureAwait(false);
                ILedger<TEntry> other = await bench.OpenAsync().ConfigureAwait(false);
                await one.AddAsync([samples.New("e-1", Question)], bench.Token).ConfigureAwait(false);

                Expect.Sequence(["e-1"], await other.IdsAsync(Question, bench.Token).ConfigureAwait(false), "entries on the other node");
                await Expect.ThrowsAsync<ArgumentException>(() => other.AddAsync([samples.Other(samples.New("e-1", Question))], bench.Token), "another entry under the same id, on the other node").ConfigureAwait(false);
            });
    }
}
