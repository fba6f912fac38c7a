using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace TelemarketingCompliance.Cli.Policy;

/// <summary>The JSON schema of policy files, made from the types that read them.</summary>
internal static class PolicySchema
{
    private static readonly JsonSerializerOptions Written = new(PolicyJson.Default.Options) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToJson()
    {
        JsonNode schema = PolicyJson.Default.PolicyDocument.Options.GetJsonSchemaAsNode(
            typeof(PolicyDocument), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe });
        var named = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = "TelemarketingCompliance policy" };
        foreach ((string key, JsonNode? value) in schema.AsObject().ToArray())
            named[key] = value?.DeepClone();
        return named.ToJsonString(Written) + "\n";
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        string? text = context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), false).OfType<DescriptionAttribute>().FirstOrDefault()?.Description
            ?? (context.PropertyInfo is null ? context.TypeInfo.Type.GetCustomAttributes(typeof(DescriptionAttribute), false).OfType<DescriptionAttribute>().FirstOrDefault()?.Description : null);
        if (text is not null && schema is JsonObject described)
            described["description"] = text;
        return schema;
    }
}
