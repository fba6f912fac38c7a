namespace TelemarketingCompliance.Tests.Numbers;

public class RefusalTests
{
    [Theory]
    [InlineData("", "IT", "Empty")]
    [InlineData(" \t\u00A0\u200B\uFEFF", "IT", "Empty")]
    [InlineData("12", "IT", "TooShort")]
    [InlineData("39", "IT", "TooShort")]
    [InlineData("+39", null, "TooShort")]
    [InlineData("48988", "IT", "TooShort")]
    [InlineData("8001", "IT", "TooShort")]
    [InlineData("0612345678901", "IT", "TooLong")]
    [InlineData("+1234567890123456", null, "TooLong")]
    [InlineData("70611454600144", "US", "TooLong")]
    [InlineData("555 0123", "US", "LocalOnly")]
    [InlineData("+6123456789012", null, "Impossible")]
    [InlineData("+559003682387783", null, "Impossible")]
    [InlineData("+999 123456789", "IT", "UnknownCountry")]
    [InlineData("+0039 333 1234567", "IT", "UnknownCountry")]
    [InlineData("333 1234567", null, "NoRegion")]
    [InlineData("0039 333 1234567", null, "NoRegion")]
    [InlineData("333 1234567", "XX", "NoRegion")]
    [InlineData("333 1234567", "ITA", "NoRegion")]
    [InlineData("333 1234567", "", "NoRegion")]
    [InlineData("333 1234567", "\uD800I", "NoRegion")]
    public void The_reason_is_named(string text, string? region, string expected) => Assert.Equal(expected, Spelled.Read(text, region));

    [Theory]
    [InlineData("it")]
    [InlineData("It")]
    public void A_region_may_be_in_any_case(string region) => Assert.Equal("+393331234567", Spelled.Read("333 1234567", region));

    [Theory]
    [InlineData(null)]
    [InlineData("XX")]
    [InlineData("US")]
    public void A_plus_needs_no_region(string? region) => Assert.Equal("+393331234567", Spelled.Read("+39 333 1234567", region));

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Italian)]
    public void Every_refusal_has_a_text_of_its_own(Language language)
    {
        NumberRefusal[] refusals = Enum.GetValues<NumberRefusal>();

        string[] texts = [.. refusals.Select(refusal => refusal.ToText(language))];

        Assert.Equal(refusals.Length, texts.Distinct().Count());
        Assert.All(texts, text => Assert.False(text.EndsWith('.')));
    }

    [Fact]
    public void An_undefined_refusal_is_a_wrong_argument() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ((NumberRefusal)99).ToText(Language.English));
}
