using System.Collections.Immutable;
using Case = TelemarketingCompliance.ConformanceCase<TelemarketingCompliance.IAttemptStore>;

namespace TelemarketingCompliance;

/// <summary>What holds for any operations in any order.</summary>
internal static class AttemptLawCases
{
    private const int Sequences = 40;
    private const int Races = 10;

    internal static IEnumerable<Case> All =>
    [
        new("law.like-a-list", StoreAbilities.FollowsClock,
            "whatever is done in whatever order, the store answers as a plain list does",
            "faults hide in combinations that nobody thought of",
            async bench =>
            {
                foreach (AttemptSequence sequence in CallGenerators.AttemptSequence.Sample(Sequences, seed: 20261124))
                    await sequence.RunAsync(await bench.OpenNewAsync().ConfigureAwait(false), bench.Clock, bench.Token).ConfigureAwait(false);
            }),
        new("law.no-limit-exceeded", StoreAbilities.None,
            "sixteen threads that do anything at once exceed no limit",
            "no limit may be exceeded under any interleaving, of which tests see few and customers all",
            async bench =>
            {
                for (int seed = 0; seed < Races; seed++)
                    await AttemptRace.RunAsync([await bench.OpenNewAsync().ConfigureAwait(false)], seed, bench.Token).ConfigureAwait(false);
            }),
        new("law.no-limit-exceeded-by-nodes", StoreAbilities.IsShared,
            "sixteen threads that do anything at once on four nodes exceed no limit",
            "no limit may be exceeded by any number of nodes",
            async bench =>
            {
                for (int seed = 0; seed < Races; seed++)
                {
                    IAttemptStore first = await bench.OpenNewAsync().ConfigureAwait(false);
                    ImmutableArray<IAttemptStore> nodes = [first, await bench.OpenAsync().ConfigureAwait(false), await bench.OpenAsync().ConfigureAwait(false), await bench.OpenAsync().ConfigureAwait(false)];
                    await AttemptRace.RunAsync(nodes, seed, bench.Token).ConfigureAwait(false);
                }
            }),
    ];
}
