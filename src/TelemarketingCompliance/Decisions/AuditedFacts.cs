using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TelemarketingCompliance;

/// <summary>Shows the facts of a decision field by field: where each record comes from and when. Numbers and parties are among no field that is shown.</summary>
internal static class AuditedFacts
{
    private static readonly string[] OfProfile = ["class", "region"];

    private static readonly string[] OfRegister =
        ["kind", "consultation", "processedAt", "validUntil", "listedSince", "lastClearAt", "firstListedAt", "lastListedAt"];

    private static readonly FrozenDictionary<string, string[]> Fields = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [FactKeys.Number.Name] = OfProfile,
        [FactKeys.CallerIdNumber.Name] = OfProfile,
        [FactKeys.Place.Name] = ["zone", "country", "source"],
        [FactKeys.Consents.Name] = ["id", "state", "at", "expiresAt", "purposes", "categories", "channels", "level", "evidence", "textVersion", "contract", "list"],
        [FactKeys.Contracts.Name] = ["id", "contract", "startedAt", "endedAt"],
        [FactKeys.Requests.Name] = ["id", "reference", "madeAt", "expiresAt", "usedAt", "purposes", "categories"],
        [FactKeys.Blacklist.Name] = ["id", "scope", "at", "channel", "purposes", "noCallsAtAll"],
        [FactKeys.Directory.Name] = ["id", "isListed", "directory", "at"],
        [FactKeys.SelectiveRevocations.Name] = ["id", "register", "at", "until"],
        [FactKeys.ContactList.Name] = ["contains", "list", "id", "acquiredAt", "supplyContract", "supplyEndsAt", "consentSampleCheckedAt"],
        [FactKeys.CallerIdRecords.Name] = ["id", "event", "at", "ends"],
        [FactKeys.Attempts.Name] = ["at", "counts", "outcome", "endedAt"],
        [FactKeys.CampaignStatistics.Name] =
            ["whole", "ofProcessor", "last30Days", "dialed", "dialedEarlier", "missing", "answered", "silent", "machine"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static void Append(StringBuilder text, DecisionFact fact, Phrasing phrasing)
    {
        bool italian = phrasing.IsItalian;
        string[]? fields = fact.Name.StartsWith("register.", StringComparison.Ordinal) && fact.Name != FactKeys.SelectiveRevocations.Name
            ? OfRegister
            : Fields.GetValueOrDefault(fact.Name);
        text.Append(CultureInfo.InvariantCulture, $"  {fact.Name}:");
        if (fact.State != FactState.Known || fact.Value is not { } value)
            text.AppendLine(italian ? " non noto" : " not known");
        else if (fields is null)
            text.AppendLine(italian ? " noto, valore nella registrazione" : " known, its value is in the record");
        else if (value.ValueKind != JsonValueKind.Array)
            text.AppendLine(CultureInfo.InvariantCulture, $" {Describe(value, fields, phrasing)}");
        else if (value.GetArrayLength() == 0)
            text.AppendLine(italian ? " nessuna registrazione" : " nothing on record");
        else
            AppendEach(text.AppendLine(), value, fields, phrasing);
    }

    private static void AppendEach(StringBuilder text, JsonElement records, string[] fields, Phrasing phrasing)
    {
        foreach (JsonElement record in records.EnumerateArray())
            text.AppendLine(CultureInfo.InvariantCulture, $"    - {Describe(record, fields, phrasing)}");
    }

    private static string Describe(JsonElement record, string[] fields, Phrasing phrasing) => string.Join("; ",
        from field in fields
        where record.TryGetProperty(field, out JsonElement value) && !(value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0)
        let shown = record.GetProperty(field)
        select shown.ValueKind == JsonValueKind.Object ? $"{field} ({Describe(shown, fields, phrasing)})" : $"{field} {Show(shown, phrasing)}");

    private static string Show(JsonElement value, Phrasing phrasing) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(item => Show(item, phrasing))),
        JsonValueKind.String => phrasing.Recorded(value.GetString()!),
        _ => value.GetRawText(),
    };
}
