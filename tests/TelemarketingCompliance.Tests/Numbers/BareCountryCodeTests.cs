namespace TelemarketingCompliance.Tests.Numbers;

/// <summary>Digits that begin with 39 without a plus: Italy's country code, and the first digits of Italian mobile numbers.</summary>
public class BareCountryCodeTests
{
    [Theory]
    [InlineData("393331234567", "+393331234567")]
    [InlineData("390612345678", "+390612345678")]
    [InlineData("39800123456", "+39800123456")]
    [InlineData("390843123456", "+390843123456")]
    [InlineData("39112", "+39112")]
    [InlineData("39333123456", "+39333123456")]
    public void The_country_code_is_read_where_only_that_is_a_number(string text, string expected) => Assert.Equal(expected, Spelled.Read(text));

    [Theory]
    [InlineData("3931234567", "+393931234567")]
    [InlineData("3921234567", "+393921234567")]
    [InlineData("393331234", "+39393331234")]
    public void A_mobile_number_is_read_where_only_that_is_a_number(string text, string expected) => Assert.Equal(expected, Spelled.Read(text));

    [Theory]
    [InlineData("3906123456")]
    [InlineData("39 06123456")]
    [InlineData("390 6123456")]
    public void Where_both_are_numbers_neither_is_guessed(string text) => Assert.Equal("Ambiguous", Spelled.Read(text));

    [Theory]
    [InlineData("+39 06123456", "+3906123456")]
    [InlineData("0039 06123456", "+3906123456")]
    [InlineData("+39 390 6123456", "+393906123456")]
    public void A_plus_or_a_double_zero_ends_the_doubt(string text, string expected) => Assert.Equal(expected, Spelled.Read(text));

    [Fact]
    public void In_another_region_39_is_no_country_code() => Assert.Equal("TooLong", Spelled.Read("393331234567", "US"));
}
