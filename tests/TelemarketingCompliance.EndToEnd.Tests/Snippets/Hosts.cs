using Microsoft.Extensions.DependencyInjection;

namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

/// <summary>Engines in a host: one, and one per tenant.</summary>
internal static class Hosts
{
    internal static void AddOne(IServiceCollection services, string registerFolder)
    {
        services.AddSingleton(RegisterSet.Open("it-rpo", registerFolder));
        services.AddTelemarketingCompliance((host, engine) => engine
            .AddItaly()
            .AddRegister(host.GetRequiredService<RegisterSet>())
            .UseInMemoryStores(host.GetRequiredService<InMemoryStores>()));
    }

    internal static void AddTenant(IServiceCollection services)
    {
        services.AddKeyedTelemarketingCompliance("acme", (host, engine) => engine
            .AddItaly()
            .AddRegister(host.GetRequiredService<RegisterSet>())
            .UseInMemoryStores(host.GetRequiredKeyedService<InMemoryStores>("acme")));
    }

    internal static void Check(IServiceProvider host)
    {
        host.GetRequiredService<ComplianceEngine>();
        ComplianceEngines tenants = host.GetRequiredService<ComplianceEngines>();
        foreach (string key in tenants.Keys)
            tenants.Get(key);
    }
}

/// <summary>A service whose tenants come, change their policies and leave while it runs.</summary>
internal sealed class Tenants(ComplianceEngines engines, Func<string, Action<ComplianceEngineBuilder>> policies)
{
    internal async Task<Acquisition> AcquireAsync(string tenant, CallRequest call, CancellationToken cancellationToken) =>
        await engines.GetOrAdd(tenant, PolicyOf(tenant)).AcquireAsync(call, cancellationToken);

    internal void PolicyChanged(string tenant) => engines.Replace(tenant, PolicyOf(tenant));

    internal bool Left(string tenant) => engines.Remove(tenant);

    private Action<ComplianceEngineBuilder> PolicyOf(string tenant) => policies(tenant);
}
