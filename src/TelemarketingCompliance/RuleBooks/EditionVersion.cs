using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Computes the version of a set of rules: the same whatever their order.</summary>
internal static class EditionVersion
{
    internal static string Of(IEnumerable<CallRule> rules)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"tzdb {DateTimeZoneProviders.Tzdb.VersionId}\nnumbers {NumberMetadata.Version}\n");
        // Two books may have rules of one name: then the values decide the order.
        foreach ((string _, string rule) in rules.Select(rule => (rule.Name, TextOf(rule))).OrderBy(rule => rule.Name, StringComparer.Ordinal).ThenBy(rule => rule.Item2, StringComparer.Ordinal))
            text.Append(rule);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string TextOf(CallRule rule)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"rule {rule.Name} {rule.Revision}\n");
        foreach (RuleParameter parameter in rule.Parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"  {parameter.Name}={parameter.Value}{TextOf(parameter.Law)}\n");
        return text.ToString();
    }

    // A record quotes the clause: where that changes, equal facts give other bytes, so it is another edition.
    private static string TextOf(LawReference? law) =>
        law is null ? "" : FormattableString.Invariant($" [{law.Citation}|{law.Url}|{law.Force}|{law.Confidence}|{law.ReviewBy:uuuu-MM-dd}]");
}
