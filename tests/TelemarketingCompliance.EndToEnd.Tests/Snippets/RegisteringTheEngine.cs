using Microsoft.Extensions.DependencyInjection;

namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

/// <summary>The engine in a host with dependency injection.</summary>
internal static class RegisteringTheEngine
{
    internal static IServiceCollection AddCompliance(IServiceCollection services, InMemoryStores stores) =>
        services.AddTelemarketingCompliance(engine => engine
            .AddItaly(new ItalyOptions { AcceptConsentAfterFirstListed = false })
            .AddRegister("it-rpo", "rpo/")
            .UseInMemoryStores(stores));
}
