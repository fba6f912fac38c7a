using System.Collections.Immutable;

namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

public sealed class PreviewDialerTests
{
    private readonly RecordingSwitch lines = new();

    [Fact]
    public async Task It_does_not_dial_when_the_person_objects_while_the_operator_reads()
    {
        ItalianScenario scenario = new();
        ComplianceEngine engine = await scenario.EngineAsync(Token);
        PreviewDialer dialer = new(engine, lines);
        CallPermit shown = (await dialer.ShowAsync(scenario.Request, Token))!;

        scenario.Clock.Advance(Duration.FromMinutes(2));
        await engine.RecordOptOutAsync(Objection(scenario), Token);
        string screen = await dialer.PressedDialAsync(shown, Token);

        Assert.Empty(lines.Dialed);
        Assert.Contains("blacklist.listed", screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_does_not_dial_what_the_store_could_not_confirm()
    {
        ItalianScenario scenario = new ItalianScenario().AttemptsThrough(store => new HookedAttempts(store, StoreFaults.Fails(StoreStep.Confirm)));
        PreviewDialer dialer = new(await scenario.EngineAsync(Token), lines);
        CallPermit shown = (await dialer.ShowAsync(scenario.Request, Token))!;

        await dialer.PressedDialAsync(shown, Token);

        Assert.Empty(lines.Dialed);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static BlacklistEntry Objection(ItalianScenario scenario) => new()
    {
        Id = "objection",
        Number = scenario.Request.Callee,
        Scope = BlacklistScope.Controller,
        Controller = scenario.Request.Campaign.Controller.Id,
        RecordedBy = scenario.Request.Campaign.Controller.Id,
        At = RecordedTime.At(scenario.Clock.Now),
        Actor = "operator-7",
        Channel = "e-mail",
    };

    private sealed class RecordingSwitch : ISwitch
    {
        public List<string> Dialed { get; } = [];

        public Task DialAsync(CallRequest call, string permitHeader, ImmutableArray<Obligation> obligations, CancellationToken cancellationToken)
        {
            Dialed.Add(permitHeader);
            return Task.CompletedTask;
        }

        public void PutBack(CallRequest call, Instant? notBefore)
        {
        }

        public void Report(string permit, string reason)
        {
        }
    }
}
