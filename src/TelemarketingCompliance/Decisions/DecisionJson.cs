using System.Text.Json.Serialization;

namespace TelemarketingCompliance;

/// <summary>How a decision is written: members in the order of their declaration, nothing that is null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters =
    [
        typeof(E164NumberConverter), typeof(InstantConverter), typeof(LocalDateConverter), typeof(ReasonCodeConverter),
        typeof(PartyIdConverter), typeof(SubjectIdConverter), typeof(CampaignIdConverter), typeof(ContactListIdConverter), typeof(SectorConverter),
    ])]
[JsonSerializable(typeof(CallDecision))]
internal sealed partial class DecisionJson : JsonSerializerContext;
