using System.Collections.Concurrent;

namespace TelemarketingCompliance.Testing.Tests.Conformance;

/// <summary>Stores made by a function and kept by name, as if each name were a database: opened again they are the same, and several at once are one.</summary>
internal sealed class StoreMaker<TStore>(Func<TimeProvider, TStore> make, StoreAbilities abilities = StoreAbilities.FollowsClock | StoreAbilities.Reopens | StoreAbilities.IsShared) : StoreFixture<TStore>
    where TStore : class
{
    private readonly ConcurrentDictionary<string, TStore> stores = [];
    private int open;
    private bool wasClosed;

    public override StoreAbilities Abilities => abilities;

    /// <summary>The names whose stores were not removed.</summary>
    public IEnumerable<string> Names => stores.Keys;

    /// <summary>How many are open.</summary>
    public int Open => open;

    /// <summary>What is handed out when a store is opened again after it was closed.</summary>
    public Func<TStore, TStore> OpensAgain { get; init; } = static store => store;

    /// <summary>What is handed out when a store is opened that is open already.</summary>
    public Func<TStore, TStore> OpensAnother { get; init; } = static store => store;

    public override ValueTask<TStore> OpenAsync(string name, TimeProvider clock, CancellationToken cancellationToken)
    {
        bool isKnown = stores.ContainsKey(name);
        TStore store = stores.GetOrAdd(name, _ => make(clock));
        bool another = Interlocked.Increment(ref open) > 1;
        return ValueTask.FromResult(another ? OpensAnother(store) : isKnown && wasClosed ? OpensAgain(store) : store);
    }

    public override ValueTask CloseAsync(TStore store)
    {
        Interlocked.Decrement(ref open);
        wasClosed = true;
        return base.CloseAsync(store);
    }

    public override ValueTask RemoveAsync(string name)
    {
        stores.TryRemove(name, out _);
        return ValueTask.CompletedTask;
    }
}
