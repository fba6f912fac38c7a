using System.Collections.Frozen;
using System.Text.Json;

namespace TelemarketingCompliance;

/// <summary>The names of tags and what they may hold: names that code gives, codes and words of enumerations. Nothing that a request or a record says.</summary>
internal static class Tag
{
    internal const string Engine = "telemarketing.engine";
    internal const string Operation = "telemarketing.operation";
    internal const string Verdict = "telemarketing.verdict";
    internal const string Basis = "telemarketing.basis";
    internal const string Jurisdiction = "telemarketing.jurisdiction";
    internal const string Mode = "telemarketing.mode";
    internal const string Reason = "telemarketing.reason";
    internal const string Reasons = "telemarketing.reasons";
    internal const string PermitEvent = "telemarketing.permit.event";
    internal const string Outcome = "telemarketing.outcome";
    internal const string Completion = "telemarketing.completion";
    internal const string Source = "telemarketing.source";
    internal const string Step = "telemarketing.step";
    internal const string Rule = "telemarketing.rule";
    internal const string Calls = "telemarketing.calls";
    internal const string Permits = "telemarketing.permits";
    internal const string ErrorType = "error.type";

    /// <summary>What stands where nothing does: no basis, no rule book.</summary>
    internal const string None = "none";

    internal static string Of(bool isPermitted) => isPermitted ? "permitted" : "blocked";

    /// <summary>The value in the spelling of OpenTelemetry: <c>opt_out_regime</c>; <c>unknown</c> for a value that has no name.</summary>
    internal static string Of<T>(T value)
        where T : struct, Enum => Words<T>.All.GetValueOrDefault(value, "unknown");

    internal static string OfJurisdiction(string name) => name.Length == 0 ? None : name;

    /// <summary>The type of a failure. Its message may hold anything, also numbers.</summary>
    internal static string Of(Exception failure) => failure.GetType().FullName!;

    private static class Words<T>
        where T : struct, Enum
    {
        internal static readonly FrozenDictionary<T, string> All =
            Enum.GetValues<T>().Distinct().ToFrozenDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
    }
}
