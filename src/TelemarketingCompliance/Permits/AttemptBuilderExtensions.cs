namespace TelemarketingCompliance;

/// <summary>Lets an engine grant permits.</summary>
public static class AttemptBuilderExtensions
{
    /// <summary>Charges attempts in <paramref name="store"/>, and takes the earlier ones and the statistics of campaigns from there.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="store">The store.</param>
    /// <param name="options">How long permits live; null means the defaults.</param>
    /// <exception cref="ArgumentException">An option is not longer than nothing.</exception>
    public static ComplianceEngineBuilder UseAttempts(this ComplianceEngineBuilder engine, IAttemptStore store, PermitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(store);
        options ??= new PermitOptions();
        options.Validate();
        engine.AddSource(new AttemptSource(store)).AddSource(new CampaignStatisticsSource(store));
        engine.UsePermits(store, options);
        return engine;
    }
}
