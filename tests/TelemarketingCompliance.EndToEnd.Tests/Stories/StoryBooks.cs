namespace TelemarketingCompliance.EndToEnd.Tests.Stories;

/// <summary>The rule books of stories, by jurisdiction, with their registers and the house policies that a story chose.</summary>
internal static class StoryBooks
{
    internal static string RegisterOf(string jurisdiction) => jurisdiction switch
    {
        "IT" => "it-rpo",
        "US" => "us-dnc",
        _ => throw new InvalidDataException($"there is no rule book `{jurisdiction}`"),
    };

    internal static ComplianceEngineBuilder Add(ComplianceEngineBuilder engine, string jurisdiction, StoryHousePolicies policies) => jurisdiction switch
    {
        "IT" => engine.AddItaly(ItalyOptionsOf(policies)),
        "US" => engine.AddUnitedStates(new UnitedStatesOptions { AcceptDoubleOptInAsSigned = policies.AcceptDoubleOptInAsSigned, CallingHours = HoursOf(policies) }),
        _ => throw new InvalidDataException($"there is no rule book `{jurisdiction}`"),
    };

    private static CallingHoursPolicy HoursOf(StoryHousePolicies policies) => new() { OwnHours = policies.OwnHours is { } hours ? WeeklyHours.Parse(hours) : null };

    private static ItalyOptions ItalyOptionsOf(StoryHousePolicies policies) => new()
    {
        AcceptConsentAfterFirstListed = policies.AcceptConsentAfterFirstListed,
        RequireRocConfirmation = policies.RequireRocConfirmation,
        CallingHours = HoursOf(policies),
        ServiceCallerIds = [.. policies.ServiceCallerIds.Select(service => new CallerIdPrefix(service.Number, [.. service.Purposes]))],
    };
}
