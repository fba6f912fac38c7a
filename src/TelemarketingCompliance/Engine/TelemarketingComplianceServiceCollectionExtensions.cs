using Microsoft.Extensions.Logging;
using TelemarketingCompliance;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the engine with a host.</summary>
public static class TelemarketingComplianceServiceCollectionExtensions
{
    /// <summary>Registers one <see cref="ComplianceEngine"/> for the whole host, with the host's clock and logging where it has them.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Adds rule books, facts and the host's own rules.</param>
    /// <exception cref="InvalidOperationException">An engine is already registered: rules added by a second call would never run.</exception>
    public static IServiceCollection AddTelemarketingCompliance(this IServiceCollection services, Action<ComplianceEngineBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        if (services.Any(service => service.ServiceType == typeof(ComplianceEngine)))
            throw new InvalidOperationException("an engine is already registered: add everything in one call of `AddTelemarketingCompliance`");
        services.AddSingleton(provider => ComplianceEngine.Create(engine =>
        {
            if (provider.GetService<TimeProvider>() is { } time)
                engine.UseTimeProvider(time);
            if (provider.GetService<ILoggerFactory>() is { } loggers)
                engine.UseLoggerFactory(loggers);
            configure(engine);
        }));
        return services;
    }
}
