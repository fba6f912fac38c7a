namespace TelemarketingCompliance.Jurisdictions.Tests.Italy;

public sealed class ItalianFrequencyTests
{
    private static readonly FrequencyLimit Own = new() { Name = "own", Counts = AttemptMeasures.Rang, Window = FrequencyWindow.CalendarDays(1), Max = 1 };

    // No legal figure was found: every default is house policy, in every edition.
    [Fact]
    public void The_limits_are_those_of_the_house_in_every_edition() => Assert.All(Build(new ItalyOptions()).Editions, edition =>
    {
        RuleParameter[] parameters = [.. FrequencyOf(edition).Parameters];

        Assert.Equal(
            [
                "ring-gap: 1 of Rang in PT4H per Controller, skipped once by a request",
                "rings-a-day: 2 of Rang in P1D per Controller, skipped once by a request",
                "rings-in-period: 6 of Rang in PT336H per Controller",
                "conversation: 1 of Spoken in PT720H per Controller, skipped once by a request",
                "cool-off: 1 of Refused in PT720H per Controller",
                "technical-a-day: 3 of Technical in P1D per Controller",
                "rings-on-request: 3 of Rang in PT336H per Request",
                "zone: Europe/Rome",
            ],
            parameters.Select(parameter => $"{parameter.Name}: {parameter.Value}"));
        Assert.All(parameters[..^1], parameter => Assert.Equal(LegalForce.HousePolicy, parameter.Law!.Force));
    });

    [Fact]
    public void A_host_replaces_all_of_them_and_gets_another_edition()
    {
        RuleBookEdition edition = Build(new ItalyOptions { FrequencyLimits = [Own] }).Editions[^1];

        Assert.Equal(["own: 1 of Rang in P1D per Controller", "zone: Europe/Rome"], FrequencyOf(edition).Parameters.Select(parameter => $"{parameter.Name}: {parameter.Value}"));
        Assert.NotEqual(Build(new ItalyOptions()).Editions[^1].Version, edition.Version);
    }

    [Fact]
    public void A_wrong_limit_or_none_is_refused_when_the_book_is_built()
    {
        FrequencyLimitException zero = Assert.Throws<FrequencyLimitException>(() => Build(new ItalyOptions { FrequencyLimits = [Own with { Max = 0 }] }));

        Assert.Equal("own", zero.Limit);
        Assert.Throws<ArgumentException>(() => Build(new ItalyOptions { FrequencyLimits = [] }));
    }

    private static RuleBook Build(ItalyOptions options) => ItalianRuleBook.Build(LawSheet.Embedded("it"), options);

    private static CallRule FrequencyOf(RuleBookEdition edition) => edition.Rules.Single(rule => rule.Name == "frequency");
}
