using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelemarketingCompliance;

/// <summary>How facts and requests are written into records: one form, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(NumberOnRecordConverter), typeof(InstantConverter), typeof(LocalDateConverter), typeof(DateTimeZoneConverter)])]
[JsonSerializable(typeof(CallRequest))]
[JsonSerializable(typeof(CallOutcome))]
[JsonSerializable(typeof(NumberProfile))]
[JsonSerializable(typeof(ImmutableArray<CalleePlace>))]
[JsonSerializable(typeof(RegisterAnswer))]
[JsonSerializable(typeof(ContactListAnswer))]
[JsonSerializable(typeof(ImmutableArray<ConsentEntry>))]
[JsonSerializable(typeof(ImmutableArray<ContractEntry>))]
[JsonSerializable(typeof(ImmutableArray<PersonRequest>))]
[JsonSerializable(typeof(ImmutableArray<BlacklistEntry>))]
[JsonSerializable(typeof(ImmutableArray<DirectoryListing>))]
[JsonSerializable(typeof(ImmutableArray<SelectiveRevocation>))]
[JsonSerializable(typeof(ImmutableArray<CallerIdRecord>))]
[JsonSerializable(typeof(ImmutableArray<AttemptRecord>))]
[JsonSerializable(typeof(CampaignStatistics))]
internal sealed partial class FactsJson : JsonSerializerContext
{
    internal static string Text(LedgerEntry entry) => JsonSerializer.Serialize(entry, entry.GetType(), Default);
}
