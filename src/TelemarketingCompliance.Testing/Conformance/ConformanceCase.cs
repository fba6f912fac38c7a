namespace TelemarketingCompliance;

/// <summary>One thing that every store of a kind must do: data for any test framework, which makes a test of each. Immutable, safe on any thread.</summary>
/// <typeparam name="TStore">The interface of the store.</typeparam>
public sealed class ConformanceCase<TStore>
    where TStore : class
{
    private readonly Func<StoreBench<TStore>, Task> check;

    internal ConformanceCase(string name, StoreAbilities needs, string requirement, string reason, Func<StoreBench<TStore>, Task> check) =>
        (Name, Needs, Requirement, Reason, this.check) = (name, needs, requirement, reason, check);

    /// <summary>The name, <c>area.what</c>, never renamed.</summary>
    public string Name { get; }

    /// <summary>What must hold.</summary>
    public string Requirement { get; }

    /// <summary>Why: what goes wrong with calls where it does not.</summary>
    public string Reason { get; }

    /// <summary>What the store must be able to do for the case to run.</summary>
    public StoreAbilities Needs { get; }

    /// <summary>Whether the stores of <paramref name="fixture"/> can do what the case needs.</summary>
    public bool RunsOn(StoreFixture<TStore> fixture)
    {
        ArgumentNullException.ThrowIfNull(fixture);
        return (Needs & ~fixture.Abilities) == StoreAbilities.None;
    }

    /// <summary>Runs the case on a new store of <paramref name="fixture"/>, which is closed and removed at the end.</summary>
    /// <exception cref="ConformanceException">The store is wrong.</exception>
    /// <exception cref="ArgumentException">The stores cannot do what the case needs: ask <see cref="RunsOn"/> first.</exception>
    public async Task RunAsync(StoreFixture<TStore> fixture, CancellationToken cancellationToken = default)
    {
        if (!RunsOn(fixture))
            throw new ArgumentException($"the case `{Name}` needs stores that can do `{Needs}`; the fixture offers `{fixture.Abilities}`", nameof(fixture));
        var bench = new StoreBench<TStore>(fixture, Name, cancellationToken);
        try
        {
            await check(bench).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            string found = e is ConformanceException ? e.Message : $"the store failed with {e.GetType().Name}";
            throw new ConformanceException($"case `{Name}`: {Requirement}{Environment.NewLine}found: {found}{Environment.NewLine}why it matters: {Reason}", e);
        }
        finally
        {
            await bench.EndAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
