using Microsoft.Extensions.DependencyInjection;

namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

/// <summary>The snippets of the page about hosts do what the page says.</summary>
public sealed class HostsRunTests : IDisposable
{
    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("tmc-").FullName;

    private readonly IServiceCollection services = new ServiceCollection()
        .AddSingleton<InMemoryStores>()
        .AddKeyedSingleton<InMemoryStores>("acme");

    public void Dispose() => System.IO.Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_host_with_one_engine_and_a_tenant_is_checked_at_the_start()
    {
        Hosts.AddOne(services, folder);
        Hosts.AddTenant(services);
        using ServiceProvider host = services.BuildServiceProvider();

        Hosts.Check(host);

        Assert.Same(
            Assert.Single(host.GetRequiredService<ComplianceEngine>().Registers),
            Assert.Single(host.GetRequiredKeyedService<ComplianceEngine>("acme").Registers));
    }

    [Fact]
    public void A_tenant_that_is_configured_wrong_is_found_at_the_start()
    {
        Hosts.AddOne(services, folder);
        services.AddKeyedTelemarketingCompliance("beta", engine => engine.AddItaly());
        using ServiceProvider host = services.BuildServiceProvider();

        Assert.Contains("the engine lacks sources", Assert.Throws<InvalidOperationException>(() => Hosts.Check(host)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tenants_come_change_and_leave()
    {
        var engines = new ComplianceEngines();
        int built = 0;
        var tenants = new Tenants(engines, _ => engine =>
        {
            built++;
            engine.AddItaly().AddRegister(new RegisterSet("it-rpo")).UseInMemoryStores(new InMemoryStores());
        });
        var shop = new CampaignParty { Id = new("shop") };
        var call = new CallRequest
        {
            Callee = E164Number.Parse("+39 333 1234567"),
            Campaign = new Campaign { Id = new("spring"), Controller = shop, Processor = shop, Purpose = CallPurpose.Sale, Sector = new("telecom"), CreatedAt = Instant.FromUtc(2026, 11, 20, 9, 0) },
        };

        Acquisition first = await tenants.AcquireAsync("acme", call, TestContext.Current.CancellationToken);
        await tenants.AcquireAsync("acme", call, TestContext.Current.CancellationToken);
        tenants.PolicyChanged("acme");

        Assert.Null(first.Permit);
        Assert.Equal(2, built);
        Assert.True(tenants.Left("acme"));
        Assert.Empty(engines.Keys);
    }
}
