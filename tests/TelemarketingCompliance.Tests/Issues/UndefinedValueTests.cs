using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>Numbers cast to our enumerations, as a host reads them from its database, were read generously: 33 counted as a sale the blacklist knows nothing of.</summary>
public sealed class UndefinedValueTests
{
    [Theory]
    [InlineData(12)]
    [InlineData(33)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_purpose_that_does_not_exist_is_marketing_and_in_no_set(int value)
    {
        var purpose = (CallPurpose)value;

        Assert.True(purpose.IsMarketing());
        Assert.False(PurposeSet.Marketing.Contains(purpose));
        Assert.True((TestWorld.Objection("o", TestWorld.Callee) with { Purposes = [CallPurpose.Sale] }).Concerns(purpose));
    }

    [Fact]
    public async Task A_request_for_a_sale_does_not_carry_a_purpose_whose_bit_happens_to_be_the_same()
    {
        TestWorld world = new TestWorld().AskedToBeCalled().Objected(entry => entry with { Purposes = [CallPurpose.Sale] })
            .For((CallPurpose)33).ReliesOn(EvidenceKind.PersonRequest, "web-1");

        CallDecision decision = await world.AskAsync();

        Assert.False(decision.IsPermitted);
        Assert.Contains("request.other-purpose", decision.Reasons);
        Assert.Contains("purpose.not-covered", decision.Reasons);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(-1)]
    public async Task A_mode_that_does_not_exist_is_automated(int mode) =>
        Assert.Equal("blocked (consent.missing; basis.none)", await new TestWorld().Granted().By((DialingMode)mode).VerdictAsync());

    [Fact]
    public async Task An_answer_of_a_kind_that_does_not_exist_was_never_given()
    {
        FactKey<RegisterAnswer> key = FactKeys.Register("other");
        TestBook book = new() { Name = "OTHER", Register = "other" };
        TestWorld world = new TestWorld().Granted().AndUnder(book.Build()).And(engine => engine.AddSource(new TestSource("other", key)
        {
            Gathers = (gathering, _) =>
            {
                gathering.Set(key, 0, new RegisterAnswer { Kind = (RegisterAnswerKind)9, ProcessedAt = TestWorld.DaysAgo(1) });
                return Task.CompletedTask;
            },
        }));

        Assert.Equal("blocked (register.not-asked)", await world.VerdictAsync());
    }
}
