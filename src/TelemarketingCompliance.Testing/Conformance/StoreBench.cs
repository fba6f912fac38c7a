using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What one run of a case works with: a clock, and stores of one name.</summary>
internal sealed class StoreBench<TStore>(StoreFixture<TStore> fixture, string caseName, CancellationToken token)
    where TStore : class
{
    private static int runs;

    private readonly List<string> names = [];
    private readonly List<TStore> open = [];

    internal ManualClock Clock { get; } = new(Instant.FromUtc(2026, 11, 24, 9, 30));

    internal CancellationToken Token => token;

    /// <summary>A token whose owner has given up.</summary>
    internal static CancellationToken GivenUp => new(canceled: true);

    /// <summary>Opens the store of this run, once more if it is open already.</summary>
    internal ValueTask<TStore> OpenAsync() => names.Count == 0 ? OpenNewAsync() : OpenAsync(names[^1]);

    /// <summary>Opens another store, which is empty; the one before is left behind.</summary>
    internal async ValueTask<TStore> OpenNewAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        names.Add($"{caseName.Replace('.', '-')}-{Interlocked.Increment(ref runs)}");
        return await OpenAsync(names[^1]).ConfigureAwait(false);
    }

    /// <summary>Closes every store, and opens the one of the same name again.</summary>
    internal async ValueTask<TStore> ReopenAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        return await OpenAsync().ConfigureAwait(false);
    }

    internal async ValueTask EndAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        foreach (string name in names)
            await fixture.RemoveAsync(name).ConfigureAwait(false);
    }

    private async ValueTask<TStore> OpenAsync(string name)
    {
        TStore store = await fixture.OpenAsync(name, Clock, token).ConfigureAwait(false);
        open.Add(store);
        return store;
    }

    private async ValueTask CloseAsync()
    {
        foreach (TStore store in open)
            await fixture.CloseAsync(store).ConfigureAwait(false);
        open.Clear();
    }
}
