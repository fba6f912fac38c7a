namespace TelemarketingCompliance.Stores.Tests.Sqlite;

/// <summary>Stores in files for the cases of conformance: each name is a file, opened again it holds the same, and several open ones share it.</summary>
/// <param name="interfaceOf">The one store of the file that is asked about.</param>
internal sealed class StoresInFiles<TStore>(Func<SqliteStores, TStore> interfaceOf) : StoreFixture<TStore>, IDisposable
    where TStore : class
{
    private readonly Scratch scratch = new();
    private readonly Dictionary<TStore, SqliteStores> open = new(ReferenceEqualityComparer.Instance);

    public override StoreAbilities Abilities => StoreAbilities.FollowsClock | StoreAbilities.Reopens | StoreAbilities.IsShared;

    public override ValueTask<TStore> OpenAsync(string name, TimeProvider clock, CancellationToken cancellationToken)
    {
        // Sixteen threads that wait for two processors and one file may wait long; nobody is meant to give up.
        SqliteStores stores = scratch.Open(new SqliteStoreOptions { Clock = clock, BusyTimeout = Duration.FromMinutes(5) }, $"{name}.db");
        TStore store = interfaceOf(stores);
        open.Add(store, stores);
        return ValueTask.FromResult(store);
    }

    public override ValueTask CloseAsync(TStore store)
    {
        open.Remove(store, out SqliteStores? stores);
        stores!.Dispose();
        return ValueTask.CompletedTask;
    }

    public override ValueTask RemoveAsync(string name)
    {
        File.Delete(scratch[$"{name}.db"]);
        return ValueTask.CompletedTask;
    }

    public void Dispose() => scratch.Dispose();
}
