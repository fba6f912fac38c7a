using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TelemarketingCompliance.Tests.Diagnostics;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Engine;

/// <summary>Engines in a host's container: one, one per tenant, and those added while it runs.</summary>
public sealed class ContainerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void An_engine_is_put_together_from_the_hosts_own_services()
    {
        using ServiceProvider host = new ServiceCollection()
            .AddSingleton(new RegisterSet("it-rpo"))
            .AddTelemarketingCompliance((services, engine) => engine.AddRegister(services.GetRequiredService<RegisterSet>()))
            .BuildServiceProvider(validateScopes: true);

        Assert.Same(host.GetRequiredService<RegisterSet>(), Assert.Single(host.GetRequiredService<ComplianceEngine>().Registers));
    }

    [Fact]
    public async Task Each_tenant_has_an_engine_of_its_own_and_the_hosts_clock_and_meters_serve_all()
    {
        using var meters = new TestMeters();
        var clock = new FakeTimeProvider(TestWorld.Now.ToDateTimeOffset());
        using ServiceProvider host = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IMeterFactory>(meters)
            .AddSingleton(new RegisterSet("shared"))
            .AddTelemarketingCompliance(engine => engine.AddRegister(new RegisterSet("single")))
            .AddKeyedTelemarketingCompliance("acme", engine => engine.AddRegister(new RegisterSet("acme-register")))
            .AddKeyedTelemarketingCompliance("beta", (services, engine) => engine.AddRegister(services.GetRequiredService<RegisterSet>()))
            .AddSingleton<Dialer>()
            .BuildServiceProvider(validateScopes: true);
        Dialer dialer = host.GetRequiredService<Dialer>();

        foreach (ComplianceEngine engine in new[] { dialer.Single, dialer.Acme, dialer.Beta })
            await engine.EvaluateAsync(TestWorld.FirstRequest, TestWorld.Now, Token);
        FactBatch batch = await dialer.Beta.GatherAsync([TestWorld.FirstRequest], TestWorld.Now, Token);

        Assert.Equal(["single", "acme-register", "shared"], new[] { dialer.Single, dialer.Acme, dialer.Beta }.Select(engine => Assert.Single(engine.Registers).Name));
        Assert.Same(dialer.Acme, host.GetRequiredKeyedService<ComplianceEngine>("acme"));
        Assert.Equal(
            [null, "acme", "beta"],
            meters.Measured.Where(one => one.Instrument == "telemarketing.decisions").Select(one => one.Tags.FirstOrDefault(tag => tag.Key == "telemarketing.engine").Value));
        Assert.Equal(TestWorld.Now, batch[0].Get(FactKeys.Number).AsOf);
    }

    [Fact]
    public void An_engine_is_refused_where_one_stands_already_and_a_key_that_is_none_too()
    {
        IServiceCollection services = new ServiceCollection().AddTelemarketingCompliance(_ => { }).AddKeyedTelemarketingCompliance("acme", _ => { });

        Assert.Contains("an engine is already registered", Assert.Throws<InvalidOperationException>(() => services.AddTelemarketingCompliance((_, _) => { })).Message, StringComparison.Ordinal);
        Assert.Contains("under the key `acme`", Assert.Throws<InvalidOperationException>(() => services.AddKeyedTelemarketingCompliance("acme", _ => { })).Message, StringComparison.Ordinal);
        Assert.Contains("under the key `acme`", Assert.Throws<InvalidOperationException>(() => services.AddKeyedTelemarketingCompliance("acme", (_, _) => { })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("key", () => services.AddKeyedTelemarketingCompliance("two words", _ => { }));
        services.AddKeyedTelemarketingCompliance("beta", _ => { });
    }

    [Fact]
    public void Engines_of_the_container_and_those_added_at_run_time_are_one_thing()
    {
        using ServiceProvider host = new ServiceCollection().AddKeyedTelemarketingCompliance("acme", _ => { }).BuildServiceProvider();
        ComplianceEngines engines = host.GetRequiredService<ComplianceEngines>();
        ComplianceEngine first = host.GetRequiredKeyedService<ComplianceEngine>("acme");

        ComplianceEngine added = engines.Add("beta", _ => { });
        ComplianceEngine replaced = engines.Replace("acme", _ => { });

        Assert.Equal(["acme", "beta"], engines.Keys);
        Assert.NotSame(first, replaced);
        Assert.Same(replaced, host.GetRequiredKeyedService<ComplianceEngine>("acme"));
        Assert.Same(added, host.GetRequiredKeyedService<ComplianceEngine>("beta"));
        Assert.True(engines.Remove("acme"));
        Assert.Contains("no engine `acme`", Assert.Throws<KeyNotFoundException>(() => host.GetRequiredKeyedService<ComplianceEngine>("acme")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_whose_tenants_all_come_at_run_time_gives_them_its_clock_and_its_log()
    {
        using var log = new TestLog();
        var clock = new FakeTimeProvider(TestWorld.Now.ToDateTimeOffset());
        using ServiceProvider host = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock).AddSingleton<Microsoft.Extensions.Logging.ILoggerFactory>(log)
            .AddComplianceEngines().AddComplianceEngines()
            .BuildServiceProvider();

        ComplianceEngine engine = host.GetRequiredService<ComplianceEngines>().Add("acme", _ => { });
        FactBatch batch = await engine.GatherAsync([TestWorld.FirstRequest], TestWorld.Now, Token);

        Assert.Same(engine, host.GetRequiredKeyedService<ComplianceEngine>("acme"));
        Assert.Equal(TestWorld.Now, batch[0].Get(FactKeys.Number).AsOf);
        Assert.Single(log.Lines);
    }

    [Fact]
    public void A_tenant_whose_engine_does_not_build_stops_no_other_and_is_tried_again_when_asked_for()
    {
        bool mended = false;
        int built = 0;
        using ServiceProvider host = new ServiceCollection()
            .AddKeyedTelemarketingCompliance("acme", engine =>
            {
                built++;
                if (!mended)
                    engine.AddRuleBook(new TestBook().Build());
            })
            .AddKeyedTelemarketingCompliance("beta", _ => { })
            .BuildServiceProvider();
        ComplianceEngines engines = host.GetRequiredService<ComplianceEngines>();
        Assert.Equal(0, built);

        Assert.Contains("the engine lacks sources", Assert.Throws<InvalidOperationException>(() => engines.Get("acme")).Message, StringComparison.Ordinal);
        Assert.NotNull(engines.Get("beta"));
        mended = true;

        Assert.Same(engines.Get("acme"), host.GetRequiredKeyedService<ComplianceEngine>("acme"));
        Assert.Equal(2, built);
    }

    private sealed class Dialer(ComplianceEngine single, [FromKeyedServices("acme")] ComplianceEngine acme, [FromKeyedServices("beta")] ComplianceEngine beta)
    {
        public ComplianceEngine Single => single;

        public ComplianceEngine Acme => acme;

        public ComplianceEngine Beta => beta;
    }
}
