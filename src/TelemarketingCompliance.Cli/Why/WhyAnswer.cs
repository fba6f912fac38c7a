using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TelemarketingCompliance.Cli.Why;

/// <summary>A decision, and what would lift each of its blocks.</summary>
internal sealed record WhyAnswer(CallDecision Decision, ImmutableArray<Remedy> Remedies)
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<WhyAnswer> AskAsync(ComplianceEngine engine, CallRequest call, Instant at, CancellationToken cancellationToken)
    {
        FactBatch facts = await engine.GatherAsync([call], at, cancellationToken).ConfigureAwait(false);
        return new WhyAnswer(engine.Explain(facts[0], at), engine.Remedies(facts[0], at));
    }

    /// <summary>In words. A citizen is told of the decision alone: what the company could do about it is not theirs to do.</summary>
    public string ToText(Language language, Voice voice)
    {
        var text = new StringBuilder(Decision.ToText(language, voice).TrimEnd()).Append('\n');
        if (voice == Voice.Citizen || Remedies.IsEmpty)
            return text.ToString();
        text.Append('\n').Append(language == Language.Italian ? "Che cosa toglierebbe ciascun blocco:" : "What would lift each block:").Append('\n');
        foreach (Remedy remedy in ToldTo(voice))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {(voice == Voice.Auditor ? $"{remedy.Reason}: " : "")}{remedy.ToText(language)}");
            if (voice == Voice.Auditor)
                text.Append(Proof(remedy, language));
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The decision as the library writes it, and the remedies.</summary>
    public string ToJson(Language language)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, Json))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("decision");
            writer.WriteRawValue(Decision.ToJson());
            writer.WriteStartArray("remedies");
            foreach (Remedy remedy in Remedies)
            {
                writer.WriteStartObject();
                writer.WriteString("rule", remedy.Rule);
                writer.WriteString("reason", remedy.Reason.Code);
                writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(remedy.Kind.ToString()));
                writer.WriteString("code", remedy.Code.Code);
                writer.WriteString("text", remedy.ToText(language));
                writer.WriteBoolean("verified", remedy.IsVerified);
                if (remedy.LiftsAt is { } lifts)
                    writer.WriteString("liftsAt", Instants.Format(lifts));
                else
                    writer.WriteNull("liftsAt");
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // That nothing is a basis is told an agent by what would be one.
    private IEnumerable<Remedy> ToldTo(Voice voice) =>
        voice == Voice.Agent && Remedies.Any(remedy => remedy.Reason != EngineReasons.NoBasis) ? Remedies.Where(remedy => remedy.Reason != EngineReasons.NoBasis) : Remedies;

    private static string Proof(Remedy remedy, Language language) => (remedy.IsVerified, language) switch
    {
        (true, Language.Italian) => " (verificato decidendo di nuovo)",
        (true, _) => " (verified by deciding again)",
        (false, Language.Italian) => " (non verificabile)",
        _ => " (cannot be verified)",
    };
}
