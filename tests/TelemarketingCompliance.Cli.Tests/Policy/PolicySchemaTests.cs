using System.Text.Json;
using System.Text.Json.Nodes;

namespace TelemarketingCompliance.Cli.Tests.Policy;

/// <summary>The published schema is the one that the program prints. ACCEPT_APPROVED=1 writes it.</summary>
public sealed class PolicySchemaTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void The_schema_in_the_documents_is_the_one_that_is_printed()
    {
        string path = Path.Combine(Checkout.Root, "docs", "policy.schema.json");
        string printed = place.Ok("policy", "schema").Output;

        if (Environment.GetEnvironmentVariable("ACCEPT_APPROVED") == "1")
            File.WriteAllText(path, printed);

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), printed);
    }

    [Fact]
    public void Every_key_says_what_it_is_for_and_a_key_that_is_not_there_is_forbidden()
    {
        JsonNode schema = JsonNode.Parse(place.Ok("policy", "schema").Output)!;
        int objects = 0;
        Check(schema, "policy");

        Assert.True(objects > 10, $"{objects} objects");

        void Check(JsonNode node, string name)
        {
            if (node["properties"] is JsonObject properties)
            {
                objects++;
                Assert.False(node["additionalProperties"]?.GetValue<bool>() ?? true, $"{name} takes any key");
                Assert.All(properties, property => Assert.True(property.Value!["description"] is not null, $"{name}.{property.Key} says nothing"));
                foreach ((string key, JsonNode? value) in properties)
                    Check(value!, $"{name}.{key}");
            }

            if (node["items"] is { } items)
                Check(items, name + "[]");
        }
    }

    [Fact]
    public void Words_of_the_schema_are_words_that_a_policy_may_use()
    {
        JsonNode schema = JsonNode.Parse(place.Ok("policy", "schema").Output)!;
        JsonArray purposes = schema["properties"]!["campaigns"]!["items"]!["properties"]!["purpose"]!["enum"]!.AsArray();

        Assert.Contains("commercialCommunication", purposes.Select(word => word!.GetValue<string>()));
        Assert.All(purposes, word => Assert.Equal(ExitCode.Ok, place.Run("policy", "check", PolicyText.Write(place, PolicyText.With("\"purpose\": \"sale\"", $"\"purpose\": \"{word}\""))).Code));
    }

    [Fact]
    public void The_policy_of_these_tests_uses_only_keys_of_the_schema_and_all_that_are_required()
    {
        JsonNode schema = JsonNode.Parse(place.Ok("policy", "schema").Output)!;

        Fits(JsonNode.Parse(PolicyText.Valid)!, schema, "policy");

        static void Fits(JsonNode value, JsonNode schema, string name)
        {
            if (value is JsonObject given)
            {
                Assert.All(given, pair => Assert.True(schema["properties"]?[pair.Key] is not null, $"{name}.{pair.Key}"));
                Assert.All(schema["required"]?.AsArray() ?? [], key => Assert.True(given.ContainsKey(key!.GetValue<string>()), $"{name} lacks {key}"));
                foreach ((string key, JsonNode? inner) in given)
                    Fits(inner!, schema["properties"]![key]!, $"{name}.{key}");
            }
            else if (value is JsonArray items)
            {
                foreach (JsonNode? item in items)
                    Fits(item!, schema["items"]!, name + "[]");
            }
        }
    }
}
