namespace TelemarketingCompliance.Testing.Tests.Fakes;

public sealed class FakeRegisterTests
{
    private static readonly E164Number Known = E164Number.FromDigits(390212345678);
    private static readonly E164Number Listed = E164Number.FromDigits(393331234567);
    private static readonly E164Number Unasked = E164Number.FromDigits(390612345678);
    private static readonly PartyId Shop = new("shop");
    private static readonly PartyId Bank = new("bank");
    private static readonly Instant Asked = Instant.FromUtc(2026, 11, 20, 9, 0);

    private readonly FakeRegister register = new FakeRegister("it-rpo").Clears(Known, Shop, Asked).Lists(Listed, Shop, Asked, RecordedTime.At(Asked - Duration.FromDays(90)));

    [Fact]
    public async Task It_answers_what_it_was_told_to_whom_it_was_told()
    {
        FactBatch batch = await GatherAsync(Call(Known, Shop), Call(Listed, Shop), Call(Unasked, Shop), Call(Known, Bank));

        Assert.Equal(
            [RegisterAnswerKind.Clear, RegisterAnswerKind.Listed, RegisterAnswerKind.NotAsked, RegisterAnswerKind.OtherController],
            Enumerable.Range(0, batch.Count).Select(row => batch[row].Get(FactKeys.Register("it-rpo")).Value!.Kind));
    }

    [Fact]
    public async Task An_answer_that_names_no_controller_is_everybodys()
    {
        register.Says(Unasked, new RegisterAnswer { Kind = RegisterAnswerKind.Clear, ProcessedAt = Asked });

        FactBatch batch = await GatherAsync(Call(Unasked, Bank));

        Assert.Equal(RegisterAnswerKind.Clear, batch[0].Get(FactKeys.Register("it-rpo")).Value!.Kind);
    }

    [Fact]
    public async Task When_it_is_down_nothing_is_known()
    {
        register.GoesDown();

        FactBatch batch = await GatherAsync(Call(Known, Shop));

        Assert.Equal(FactState.Unavailable, batch[0].Get(FactKeys.Register("it-rpo")).State);
    }

    private static CallRequest Call(E164Number callee, PartyId controller) => new()
    {
        Callee = callee,
        Campaign = new Campaign
        {
            Id = new CampaignId("autumn"),
            Controller = new CampaignParty { Id = controller },
            Processor = new CampaignParty { Id = controller },
            Purpose = CallPurpose.Sale,
            Sector = Sector.Telecom,
            CreatedAt = Asked,
        },
    };

    private async Task<FactBatch> GatherAsync(params CallRequest[] calls) =>
        await ComplianceEngine.Create(engine => engine.AddSource(register)).GatherAsync([.. calls], Asked + Duration.FromDays(1), TestContext.Current.CancellationToken);
}
