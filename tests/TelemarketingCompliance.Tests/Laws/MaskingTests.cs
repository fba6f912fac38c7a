using System.Globalization;
using FsCheck.Xunit;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>What is printed of a decision can be logged.</summary>
[Properties(Arbitrary = [typeof(LawArbitraries)], QuietOnSuccess = true)]
public sealed class MaskingTests
{
    private readonly LawEngine engine = new(LawBook.Of(Explained.Law));

    [Property(MaxTest = 400, Replay = "20260530,1")]
    public async Task No_text_of_a_decision_shows_a_number_in_full(World world)
    {
        CallDecision decision = await engine.ExplainAsync(world);

        IEnumerable<object> printed =
        [
            decision, decision.ToText(Language.English), decision.ToText(Language.Italian), decision.Request,
            .. decision.Findings, .. decision.Obligations, .. decision.Facts,
        ];
        string[] numbers = [.. Universe.Profiles.Keys.Select(number => number.Digits.ToString(CultureInfo.InvariantCulture)).Where(digits => digits.Length > 6)];
        Assert.All(printed, thing => Assert.DoesNotContain(numbers, digits => thing.ToString()!.Contains(digits, StringComparison.Ordinal)));
    }
}
