using System.Text.Json;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>Two purposes in one text were read as a third: the sum of their numbers.</summary>
public sealed class PurposeNamesTests
{
    [Theory]
    [InlineData("""["Unknown"]""")]
    [InlineData("""["Selling"]""")]
    [InlineData("""["7"]""")]
    [InlineData("""["Sale,CommercialCommunication"]""")]
    [InlineData("""["99"]""")]
    [InlineData("""[1]""")]
    [InlineData("\"Sale\"")]
    public void A_set_of_purposes_holds_names_of_purposes(string purposes) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(
            $$"""[{"id":"r","number":"+390612345678","reference":"w","controller":"acme","madeAt":"2026-04-01T00:00:00Z","purposes":{{purposes}}}]""", FactsJson.Default.ImmutableArrayPersonRequest));
}
