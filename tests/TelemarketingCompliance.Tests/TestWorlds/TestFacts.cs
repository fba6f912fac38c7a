using System.Text.Json.Serialization;

namespace TelemarketingCompliance.Tests.TestWorlds;

/// <summary>Facts of a host.</summary>
internal static class TestFacts
{
    public static FactKey<int> Score { get; } = Named("host.score");

    public static FactKey<int> Named(string name) =>
        new(name, new("host.unavailable", "the score is not known", "il punteggio non è noto"), TestFactsJson.Default.Int32, "AddScores()");
}

[JsonSerializable(typeof(int))]
internal sealed partial class TestFactsJson : JsonSerializerContext;
