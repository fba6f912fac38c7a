using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace TelemarketingCompliance;

internal sealed class E164NumberConverter : TextConverter<E164Number>
{
    protected override E164Number FromText(string text) => E164Number.Parse(text);

    protected override string ToText(E164Number value) => value.ToE164();
}

internal sealed class InstantConverter : TextConverter<Instant>
{
    protected override Instant FromText(string text) => InstantPattern.ExtendedIso.Parse(text).GetValueOrThrow();

    protected override string ToText(Instant value) => InstantPattern.ExtendedIso.Format(value);
}

internal sealed class LocalDateConverter : TextConverter<LocalDate>
{
    protected override LocalDate FromText(string text) => LocalDatePattern.Iso.Parse(text).GetValueOrThrow();

    protected override string ToText(LocalDate value) => LocalDatePattern.Iso.Format(value);
}

internal sealed class RecordedTimeConverter : TextConverter<RecordedTime>
{
    protected override RecordedTime FromText(string text) => RecordedTime.Parse(text);

    protected override string ToText(RecordedTime value) => value.ToString();
}

internal sealed class PartyIdConverter : TextConverter<PartyId>
{
    protected override PartyId FromText(string text) => new(text);

    protected override string ToText(PartyId value) => value.ToString();
}

internal sealed class SubjectIdConverter : TextConverter<SubjectId>
{
    protected override SubjectId FromText(string text) => new(text);

    protected override string ToText(SubjectId value) => value.ToString();
}

internal sealed class CampaignIdConverter : TextConverter<CampaignId>
{
    protected override CampaignId FromText(string text) => new(text);

    protected override string ToText(CampaignId value) => value.ToString();
}

internal sealed class ContactListIdConverter : TextConverter<ContactListId>
{
    protected override ContactListId FromText(string text) => new(text);

    protected override string ToText(ContactListId value) => value.ToString();
}

internal sealed class ContractIdConverter : TextConverter<ContractId>
{
    protected override ContractId FromText(string text) => new(text);

    protected override string ToText(ContractId value) => value.ToString();
}

internal sealed class SectorConverter : TextConverter<Sector>
{
    protected override Sector FromText(string text) => text.Length == 0 ? default : new(text);

    protected override string ToText(Sector value) => value.ToString();
}

internal sealed class PurposeSetConverter : JsonConverter<PurposeSet>
{
    public override PurposeSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("a list of purposes is expected");
        var purposes = new List<CallPurpose>();
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            // Besides names `TryParse` reads numbers, and several names as the sum of their numbers.
            string text = reader.GetString()!;
            bool isName = Enum.TryParse(text, ignoreCase: true, out CallPurpose purpose) && purpose.ToString().Equals(text, StringComparison.OrdinalIgnoreCase);
            if (!isName || !PurposeSet.IsNamed(purpose))
                throw new JsonException($"`{text}` is no purpose");
            purposes.Add(purpose);
        }

        return [.. purposes];
    }

    public override void Write(Utf8JsonWriter writer, PurposeSet value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (CallPurpose purpose in value)
            writer.WriteStringValue(purpose.ToString());
        writer.WriteEndArray();
    }
}
