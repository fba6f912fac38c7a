namespace TelemarketingCompliance;

/// <summary>How conformance cases come by a store: derive one for your own. Safe on any thread: cases may run side by side, each under names of its own.</summary>
/// <typeparam name="TStore">The interface: <see cref="IAttemptStore"/>, <see cref="ILedger{TEntry}"/> or <see cref="IContactListStore"/>.</typeparam>
public abstract class StoreFixture<TStore>
    where TStore : class
{
    /// <summary>What the stores can do beyond what every store does. Default: nothing.</summary>
    public virtual StoreAbilities Abilities => StoreAbilities.None;

    /// <summary>Opens the store of a name; one that was not opened before is empty.</summary>
    /// <param name="name">Lower-case letters, digits and dashes, at most 60, unlike any other of this process: for a file, a schema, a prefix of keys.</param>
    /// <param name="clock">What the store takes for its clock, if it can.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public abstract ValueTask<TStore> OpenAsync(string name, TimeProvider clock, CancellationToken cancellationToken);

    /// <summary>Closes a store that was opened; what it holds stays. Default: disposes of it, if it can be.</summary>
    public virtual async ValueTask CloseAsync(TStore store)
    {
        if (store is IAsyncDisposable releases)
            await releases.DisposeAsync().ConfigureAwait(false);
        else
            (store as IDisposable)?.Dispose();
    }

    /// <summary>Forgets what the stores of a name hold, once all of them are closed. Default: nothing to do.</summary>
    public virtual ValueTask RemoveAsync(string name) => ValueTask.CompletedTask;
}
