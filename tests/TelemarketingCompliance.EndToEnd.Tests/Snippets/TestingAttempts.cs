namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

/// <summary>A fixture without a database to start or to clean: nothing but the way to open a store.</summary>
internal sealed class AttemptsInMemory : StoreFixture<IAttemptStore>
{
    public override StoreAbilities Abilities => StoreAbilities.FollowsClock;

    public override ValueTask<IAttemptStore> OpenAsync(string name, TimeProvider clock, CancellationToken cancellationToken) => new(new InMemoryAttemptStore(clock));
}

/// <summary>The same without a test framework.</summary>
internal static class ConformanceRun
{
    internal static async Task<int> MainAsync(TextWriter output)
    {
        AttemptsInMemory fixture = new();
        int wrong = 0;
        foreach (ConformanceCase<IAttemptStore> one in AttemptConformance.Cases)
        {
            if (!one.RunsOn(fixture))
            {
                await output.WriteLineAsync($"{one.Name}: left out, it needs {one.Needs & ~fixture.Abilities}");
                continue;
            }

            try
            {
                await one.RunAsync(fixture);
            }
            catch (ConformanceException e)
            {
                wrong++;
                await output.WriteLineAsync(e.Message);
            }
        }

        return wrong;
    }
}
