using System.Collections.Immutable;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelemarketingCompliance.Cli.Law;

/// <summary>A rule as it is shown: one source of the text and of the JSON.</summary>
/// <param name="Book">The rule book.</param>
/// <param name="Rule">The rule's name.</param>
/// <param name="Revision">Which revision of its code.</param>
/// <param name="Facts">The facts it needs.</param>
/// <param name="Reasons">The reasons asked about; all that it may give where the rule was asked about.</param>
/// <param name="Parameters">The values in force.</param>
internal sealed record LawRule(string Book, string Rule, int Revision, ImmutableArray<string> Facts, ImmutableArray<LawRule.Reason> Reasons, ImmutableArray<LawRule.Parameter> Parameters)
{
    /// <summary>The reasons that no rule gives.</summary>
    public static ImmutableArray<ReasonCode> EngineOwn { get; } =
    [
        FactKeys.Number.Unavailable, PurposeReasons.NotCovered, HoursReasons.Blackout,
        // Each type by its name, so that a trimmed program keeps its properties.
        .. ((PropertyInfo[])[.. typeof(EngineReasons).GetProperties(), .. typeof(PermitReasons).GetProperties(), .. typeof(NumberReasons).GetProperties()]).Select(property => property.GetValue(null)).OfType<ReasonCode>(),
    ];

    /// <summary>A reason with its texts.</summary>
    internal sealed record Reason(string Code, string English, string Italian);

    /// <summary>A value with the clause it rests on.</summary>
    internal sealed record Parameter(string Name, string Value, string? Law, string? Url, string Force, string AppliedAs, string? Confidence, string? ReviewBy);

    public static LawRule Of(RuleBook book, CallRule rule, string asked) => new(
        book.Name,
        rule.Name,
        rule.Revision,
        [.. rule.Needs.Select(need => need.Name)],
        [.. ReasonsOf(rule).Where(reason => asked == rule.Name || reason.Code == asked).Distinct().Select(reason => new Reason(reason.Code, reason.English, reason.Italian))],
        [.. rule.Parameters.Select(ParameterOf)]);

    // What an engine says in the rule's place where a fact is not known belongs to the rule as well.
    public static IEnumerable<ReasonCode> ReasonsOf(CallRule rule) => [.. rule.Reasons, .. rule.ReviewReasons, .. rule.Needs.Select(need => need.Unavailable)];

    /// <summary>A reason that no rule gives: the engine's own.</summary>
    public static LawRule? OfEngine(string asked) => EngineOwn.FirstOrDefault(reason => reason.Code == asked) is { } own
        ? new LawRule("every book", "engine", 1, [], [new Reason(own.Code, own.English, own.Italian)], [])
        : null;

    public static string ToJson(IEnumerable<LawRule> rules) => JsonSerializer.Serialize([.. rules], LawJson.Readable.ImmutableArrayLawRule);

    public string ToText()
    {
        var report = new Report().Add("book", Book).Add("rule", Rule).Add("revision", Revision).Add("facts", Facts);
        foreach (Reason reason in Reasons)
            report.Add(reason.Code, reason.English).Add($"{reason.Code} (it)", reason.Italian);
        foreach (Parameter parameter in Parameters)
        {
            string review = parameter.ReviewBy is { } day ? $", review by {day}" : "";
            string applied = parameter.Law is null ? parameter.Force : $"{parameter.Law} ({parameter.Force}, applied as {parameter.AppliedAs}, confidence {parameter.Confidence}{review})";
            report.Add(parameter.Name, parameter.Value).Add("  rests on", applied).Add("  to read", parameter.Url);
        }

        return report.ToText();
    }

    private static Parameter ParameterOf(RuleParameter parameter) => new(
        parameter.Name, parameter.Value, parameter.Law?.Citation, parameter.Law?.Url, LawWords.Force(parameter.Law), LawWords.Standing(parameter.Law), LawWords.Confidence(parameter.Law), LawWords.ReviewBy(parameter.Law));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImmutableArray<LawRule>))]
internal sealed partial class LawJson : JsonSerializerContext
{
    /// <summary>People read this: only what JSON itself requires is escaped.</summary>
    public static LawJson Readable { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
