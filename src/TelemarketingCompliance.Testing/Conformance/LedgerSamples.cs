using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>The questions that the cases about ledgers ask.</summary>
internal static class LedgerSamples
{
    internal static readonly LedgerQuery Question = new(AttemptSamples.Number, AttemptSamples.Person, AttemptSamples.Controller, AttemptSamples.Processor, null);

    internal static LedgerQuery About(int i) => Question with { Number = AttemptSamples.NumberOf(i), Subject = null };

    internal static async Task<ImmutableArray<TEntry>> FindAsync<TEntry>(this ILedger<TEntry> ledger, LedgerQuery question, CancellationToken token)
        where TEntry : LedgerEntry
    {
        ImmutableArray<ImmutableArray<TEntry>> answers = await ledger.FindAsync([question], token).ConfigureAwait(false);
        Expect.Equal(1, answers.Length, "answers to one question");
        Expect.True(!answers[0].IsDefault, "no answer where an empty one is meant");
        return answers[0];
    }

    internal static async Task<string[]> IdsAsync<TEntry>(this ILedger<TEntry> ledger, LedgerQuery question, CancellationToken token)
        where TEntry : LedgerEntry => [.. (await ledger.FindAsync(question, token).ConfigureAwait(false)).Select(entry => entry.Id)];

    /// <summary>The entries are those expected, in every field.</summary>
    internal static void ExpectSame<TEntry>(IEnumerable<TEntry> expected, IEnumerable<TEntry> actual, string what)
        where TEntry : LedgerEntry
    {
        TEntry[] wanted = [.. expected];
        TEntry[] found = [.. actual];
        Expect.Sequence(wanted.Select(entry => entry.Id), found.Select(entry => entry.Id), what);
        for (int i = 0; i < wanted.Length; i++)
            Expect.True(found[i].IsSameAs(wanted[i]), $"{what}: the entry `{wanted[i].Id}` came back otherwise: `{found[i]}` instead of `{wanted[i]}`");
    }
}
