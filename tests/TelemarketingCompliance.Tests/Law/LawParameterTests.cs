using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Law;

public sealed class LawParameterTests
{
    [Fact]
    public void A_value_is_reported_in_the_same_words_on_every_machine()
    {
        Assert.Equal("true", TestBook.Parameter("a", true, "1").ToRuleParameter().Value);
        Assert.Equal("15", TestBook.Parameter("a", 15, "1").ToRuleParameter().Value);
        Assert.Equal("0.05", TestBook.Parameter("a", 0.05m, "1").ToRuleParameter().Value);
        Assert.Equal("2026-06-19", TestBook.Parameter("a", new LocalDate(2026, 6, 19), "1").ToRuleParameter().Value);
        Assert.Equal("", TestBook.Parameter<string?>("a", null, "1").ToRuleParameter().Value);
    }
}
