using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using TelemarketingCompliance;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers engines with a host. They use its <see cref="TimeProvider"/>, its <see cref="ILoggerFactory"/> and its <see cref="IMeterFactory"/> where it has them.</summary>
/// <remarks>An engine is built when it is first asked for: ask once after the host is built, and a wrong configuration throws there.</remarks>
public static class TelemarketingComplianceServiceCollectionExtensions
{
    /// <summary>Registers one <see cref="ComplianceEngine"/> for the whole host.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Adds rule books, facts and the host's own rules.</param>
    /// <exception cref="InvalidOperationException">An engine is already registered: rules added by a second call would never run.</exception>
    public static IServiceCollection AddTelemarketingCompliance(this IServiceCollection services, Action<ComplianceEngineBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddTelemarketingCompliance((_, engine) => configure(engine));
    }

    /// <summary>Registers one <see cref="ComplianceEngine"/> for the whole host, put together from the host's own services.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Adds rule books, facts and the host's own rules; it is given the host's singletons.</param>
    /// <exception cref="InvalidOperationException">An engine is already registered: rules added by a second call would never run.</exception>
    public static IServiceCollection AddTelemarketingCompliance(this IServiceCollection services, Action<IServiceProvider, ComplianceEngineBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        if (services.Any(service => service.ServiceType == typeof(ComplianceEngine) && !service.IsKeyedService))
            throw new InvalidOperationException("an engine is already registered: add everything in one call of `AddTelemarketingCompliance`, or give each engine a key with `AddKeyedTelemarketingCompliance`");
        return services.AddSingleton(provider => ComplianceEngine.Create(engine =>
        {
            UseHost(engine, provider);
            configure(provider, engine);
        }));
    }

    /// <summary>Registers one <see cref="ComplianceEngine"/> among several, such as that of a tenant. It is one of the host's <see cref="ComplianceEngines"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="key">1 to 64 printable ASCII characters without blanks, shown in logs and instruments; never a phone number.</param>
    /// <param name="configure">Adds rule books, facts and the host's own rules.</param>
    /// <exception cref="ArgumentException"><paramref name="key"/> is no key.</exception>
    /// <exception cref="InvalidOperationException">An engine is already registered under this key: rules added by a second call would never run.</exception>
    public static IServiceCollection AddKeyedTelemarketingCompliance(this IServiceCollection services, string key, Action<ComplianceEngineBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddKeyedTelemarketingCompliance(key, (_, engine) => configure(engine));
    }

    /// <summary>The same, put together from the host's own services.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="key">1 to 64 printable ASCII characters without blanks, shown in logs and instruments; never a phone number.</param>
    /// <param name="configure">Adds rule books, facts and the host's own rules; it is given the host's singletons.</param>
    /// <inheritdoc cref="AddKeyedTelemarketingCompliance(IServiceCollection, string, Action{ComplianceEngineBuilder})"/>
    public static IServiceCollection AddKeyedTelemarketingCompliance(this IServiceCollection services, string key, Action<IServiceProvider, ComplianceEngineBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        Identifier.Check(key, nameof(key));
        if (services.Any(service => service.ServiceType == typeof(ComplianceEngine) && Equals(service.ServiceKey, key)))
            throw new InvalidOperationException($"an engine is already registered under the key `{key}`: add everything in one call of `AddKeyedTelemarketingCompliance`");
        return services
            .AddComplianceEngines()
            .AddSingleton(new RegisteredEngine(key, configure))
            .AddKeyedTransient(key, EngineOf);
    }

    /// <summary>Registers the host's <see cref="ComplianceEngines"/>, for engines that are all added at run time. Again, it does nothing.</summary>
    /// <remarks>Engines added at run time are keyed services as well. Whoever has one injected keeps it, also when it is replaced or removed.</remarks>
    public static IServiceCollection AddComplianceEngines(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => service.ServiceType == typeof(ComplianceEngines)))
            return services;
        return services
            .AddSingleton(provider => new ComplianceEngines(
                engine => UseHost(engine, provider),
                provider.GetServices<RegisteredEngine>().Select(engine => (engine.Key, (Action<ComplianceEngineBuilder>)(builder => engine.Configure(provider, builder))))))
            .AddKeyedTransient(KeyedService.AnyKey, EngineOf);
    }

    // Transient: each time the engine that is current.
    private static ComplianceEngine EngineOf(IServiceProvider provider, object? key) => provider.GetRequiredService<ComplianceEngines>().Get((string)key!);

    private static void UseHost(ComplianceEngineBuilder engine, IServiceProvider provider)
    {
        if (provider.GetService<TimeProvider>() is { } time)
            engine.UseTimeProvider(time);
        if (provider.GetService<ILoggerFactory>() is { } loggers)
            engine.UseLoggerFactory(loggers);
        if (provider.GetService<IMeterFactory>() is { } meters)
            engine.UseMeterFactory(meters);
    }

    private sealed record RegisteredEngine(string Key, Action<IServiceProvider, ComplianceEngineBuilder> Configure);
}
