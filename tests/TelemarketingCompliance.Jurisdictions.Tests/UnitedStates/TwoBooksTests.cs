using System.Collections.Immutable;

namespace TelemarketingCompliance.Jurisdictions.Tests.UnitedStates;

/// <summary>Several books in one engine: each judges its numbers, and where two cover a number their restrictions add up.</summary>
public sealed class TwoBooksTests
{
    private static readonly E164Number Roman = E164Number.FromDigits(390612345678);
    private static readonly LawReference Florida = new() { Citation = "Fla. Stat. 501.616(6)", Force = LegalForce.Statute, Confidence = LegalConfidence.High, ReviewBy = new LocalDate(2027, 5, 31) };

    [Fact]
    public async Task The_Italian_book_says_the_same_of_an_Italian_number_with_the_American_beside_it()
    {
        CallRequest call = new AmericanWorld { Callee = Roman }.Request;

        CallDecision alone = await AskAsync(engine => engine.AddItaly(), call);
        CallDecision beside = await AskAsync(engine => engine.AddUnitedStates().AddItaly(), call);

        Assert.Equal(("IT", alone.Edition), (beside.Jurisdiction, beside.Edition));
        Assert.Equal(alone.Findings, beside.Findings, static (one, other) => one.Rule == other.Rule && one.Kind == other.Kind && one.Reason == other.Reason && one.Args.SequenceEqual(other.Args) && one.Law == other.Law);
        Assert.NotEmpty(alone.Reasons);
    }

    [Fact]
    public async Task The_American_book_judges_an_American_number_whoever_calls()
    {
        CallDecision decision = await AskAsync(engine => engine.AddItaly().AddUnitedStates(), new AmericanWorld().Request);

        Assert.Equal("US", decision.Jurisdiction);
        Assert.Equal(["register.not-covered", "caller-id.not-callable", "basis.none"], decision.Reasons);
    }

    // A state's book beside the federal one has rules of the same names: the shorter hours and the fewer calls win, and neither lifts a block of the other.
    [Theory]
    [InlineData(12, 0, 0)]
    [InlineData(19, 59, 1)]
    [InlineData(20, 30, 1)]
    [InlineData(7, 59, 2)]
    public async Task A_book_of_a_state_beside_the_federal_one_only_adds(int hour, int minute, int closed)
    {
        AmericanWorld world = new() { At = new LocalDateTime(2026, 11, 24, hour, minute, 45).InZoneStrictly(AmericanWorld.NewYork).ToInstant() };
        var state = new RuleBook("US-FL", ["US"], AmericanWorld.NewYork, AmericanWorld.Book.Editions[0].From, [], _ =>
        [
            new CallingHoursRule(
                new("weekly", WeeklyHours.Parse("mon-sun 08:00-20:00"), Florida), null, new("ringMargin", 30, Florida), sparesLegalPersons: false),
        ]);

        CallDecision both = await (world with { Beside = state }).AskAsync();

        Assert.Equal("US+US-FL", both.Jurisdiction);
        Assert.Equal(Enumerable.Repeat("hours.closed", closed), both.Blocks.Select(block => block.Reason!.Code));
        Assert.Equal(CallBasis.OptOutRegime, both.Basis);
        Assert.Contains("register.listed", (await (world with { Beside = state, Listed = true }).AskAsync()).Reasons);
    }

    private static async Task<CallDecision> AskAsync(Func<ComplianceEngineBuilder, ComplianceEngineBuilder> books, CallRequest call)
    {
        ComplianceEngine engine = ComplianceEngine.Create(builder => books(builder)
            .AddRegister(new RegisterSet("it-rpo")).AddRegister(new RegisterSet("us-dnc")).UseInMemoryStores(new InMemoryStores()));
        return await engine.EvaluateAsync(call, AmericanWorld.Noon, TestContext.Current.CancellationToken);
    }
}
