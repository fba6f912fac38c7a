using System.Text.Json;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>A record held its blocks, reasons and evidence a second time, because lists that are only read are written all the same.</summary>
public sealed class DerivedListsInRecordTests
{
    [Fact]
    public async Task A_record_holds_every_finding_once()
    {
        using JsonDocument record = JsonDocument.Parse((await new TestWorld().Objected().AskAsync()).ToJson());

        Assert.Equal(
            ["request", "at", "jurisdiction", "edition", "zone", "isPermitted", "findings", "obligations", "facts"],
            record.RootElement.EnumerateObject().Select(member => member.Name));
    }
}
