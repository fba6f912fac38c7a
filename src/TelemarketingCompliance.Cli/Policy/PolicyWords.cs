using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TelemarketingCompliance.Cli.Policy;

/// <summary>Turns what the JSON reader says of a policy into a message that names line and key.</summary>
internal static partial class PolicyWords
{
    public static string Of(JsonException fault, string name, JsonLines lines, string keys)
    {
        string key = fault.Path is { Length: > 2 } path ? BracketedName().Replace(path, ".$1").TrimStart('$', '.') : "";
        // Where a required key is missing or a value does not convert, the reader stands at the end of what it read: the key knows its line better.
        int known = lines.Find(key);
        (int line, string problem) = fault.Message switch
        {
            { } message when Unmapped().Match(message) is { Success: true } unmapped => (known, $"there is no key `{unmapped.Groups[1].Value}`; {keys}"),
            { } message when Missing().Match(message) is { Success: true } missing => (known, $"what is required is missing: {missing.Groups[1].Value.Replace('\'', '`')}"),
            { } message when message.Contains("could not be converted", StringComparison.Ordinal) => (known, $"the value is not of the kind that is expected here; {keys}"),
            { } message when message.Contains("uplicate", StringComparison.Ordinal) => (lines.FindAgain(key), "the key is there twice"),
            { } message => ((int)(fault.LineNumber ?? 0) + 1, $"this is no JSON: {message.Split(" Path:")[0].Split(" LineNumber:")[0].TrimEnd('.').Replace('\'', '`')}"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"`{name}`, line {line}{(key.Length > 0 ? $", `{key}`" : "")}: {problem}");
    }

    [GeneratedRegex("The JSON property '([^']*)' could not be mapped")]
    private static partial Regex Unmapped();

    [GeneratedRegex("\\['([^']*)'\\]")]
    private static partial Regex BracketedName();

    [GeneratedRegex("missing required properties including: (.*?)\\.?$")]
    private static partial Regex Missing();
}
