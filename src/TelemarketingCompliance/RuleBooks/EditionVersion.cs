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
        foreach (CallRule rule in rules.OrderBy(rule => rule.Name, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"rule {rule.Name} {rule.Revision}\n");
            foreach (RuleParameter parameter in rule.Parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"  {parameter.Name}={parameter.Value}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
