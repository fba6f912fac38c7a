using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TelemarketingCompliance.Cli.Policy;

/// <summary>Turns what the JSON reader says of a policy into a message that names line and key.</summary>
internal static partial class PolicyWords
{
    public static string Of(JsonException fault, string name, JsonLines lines, string keys)
    {
        // Where a required key is missing or a value does not convert, the reader stands at the end of what it read: the key knows its line better.
        string key = fault.Path is { Length: > 2 } path ? BracketedName().Replace(path, ".$1").TrimStart('$', '.') : "";
        long line = key.Length > 0 ? lines.Find(key) : (fault.LineNumber ?? 0) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"`{name}`, line {line}{(key.Length > 0 ? $", `{key}`" : "")}: {ProblemOf(fault.Message, key, keys)}");
    }

    private static string ProblemOf(string message, string key, string keys)
    {
        if (Unmapped().Match(message) is { Success: true } unmapped)
            return $"there is no key `{unmapped.Groups[1].Value}`; {keys}";
        if (Missing().Match(message) is { Success: true } missing)
            return $"what is required is missing: {missing.Groups[1].Value.Replace('\'', '`')}";
        if (message.Contains("could not be converted", StringComparison.Ordinal))
            return $"the value is not of the kind that is expected here; {keys}";
        if (message.Contains("uplicate", StringComparison.Ordinal))
            return key.Length > 0 ? "the key is there twice" : "a key is there twice";
        return $"this is no JSON: {message.Split(" Path:")[0].Split(" LineNumber:")[0].TrimEnd('.').Replace('\'', '`')}";
    }

    [GeneratedRegex("The JSON property '([^']*)' could not be mapped")]
    private static partial Regex Unmapped();

    [GeneratedRegex("\\['([^']*)'\\]")]
    private static partial Regex BracketedName();

    [GeneratedRegex("missing required properties including: (.*?)\\.?$")]
    private static partial Regex Missing();
}
