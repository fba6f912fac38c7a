using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace TelemarketingCompliance;

/// <summary>Tells what an engine is made of.</summary>
internal sealed class EngineDescription(EvaluatorTable table, ImmutableArray<FactSource> sources)
{
    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine("Sources:");
        foreach (FactSource source in sources.OrderBy(source => source.Name, StringComparer.Ordinal))
            text.AppendLine(CultureInfo.InvariantCulture, $"  {source.Name} (at most {source.TimeLimit.TotalSeconds:0.###} s): {string.Join(", ", source.Provides)}");
        foreach ((string region, ImmutableArray<Evaluator> evaluators) in table.All)
        {
            foreach (Evaluator evaluator in evaluators)
                Append(text, region, evaluator);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string region, Evaluator evaluator)
    {
        RuleBookEdition edition = evaluator.Edition;
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture,
            $"Region {region}, rule book {evaluator.Jurisdiction}, from {Date(edition.From, evaluator.Zone)} {(edition.To is { } to ? $"until {Date(to, evaluator.Zone)}" : "on")}, edition {edition.Version[..12]}:");
        foreach (CallRule rule in edition.Rules)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {rule.Name} (revision {rule.Revision}){(rule.Needs.IsEmpty ? "" : $" needs {string.Join(", ", rule.Needs)}")}");
            foreach (RuleParameter parameter in rule.Parameters)
                text.AppendLine(CultureInfo.InvariantCulture, $"    {parameter.Name} = {parameter.Value}{LawOf(parameter.Law)}");
        }
    }

    private static string LawOf(LawReference? law) => law is null
        ? ""
        : $" ({law.Citation}; {law.Force}, confidence {law.Confidence}{(law.ReviewBy is { } review ? $", review by {LocalDatePattern.Iso.Format(review)}" : "")})";

    private static string Date(Instant at, DateTimeZone zone) => LocalDatePattern.Iso.Format(at.InZone(zone).Date);
}
