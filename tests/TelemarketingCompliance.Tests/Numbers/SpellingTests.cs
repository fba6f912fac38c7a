namespace TelemarketingCompliance.Tests.Numbers;

public class SpellingTests
{
    [Theory]
    [InlineData("+390612345678")]
    [InlineData("+39 06 12345678")]
    [InlineData("+39 (0) 6 12345678")]
    [InlineData("+39 (0)6/12345678")]
    [InlineData("(+39) 06 123 456 78")]
    [InlineData("0039 06 12345678")]
    [InlineData("00390612345678")]
    [InlineData("0039 06/12345678")]
    [InlineData("390612345678")]
    [InlineData("0612345678")]
    [InlineData("06 12345678")]
    [InlineData("06-12345678")]
    [InlineData("06 - 12345678")]
    [InlineData("06/12345678")]
    [InlineData("06 / 12345678")]
    [InlineData("06.12.34.56.78")]
    [InlineData("(06) 12345678")]
    [InlineData("06 1234 5678")]
    [InlineData("06 12 34 56 78")]
    [InlineData("0 6 1 2 3 4 5 6 7 8")]
    [InlineData("tel:+39-06-1234-5678")]
    [InlineData("Tel: 06 12345678")]
    [InlineData("'0612345678")]
    [InlineData("  0612345678\r\n")]
    public void All_spellings_of_a_landline_are_one_number_with_its_leading_zero(string text) =>
        Assert.Equal("+390612345678", Spelled.Read(text));

    [Theory]
    [InlineData("+393331234567")]
    [InlineData("+39 333 1234567")]
    [InlineData("+39 333 123 45 67")]
    [InlineData("0039 333 1234567")]
    [InlineData("39 333 1234567")]
    [InlineData("393331234567")]
    [InlineData("333/1234567")]
    [InlineData("333-1234567")]
    [InlineData("333.123.4567")]
    [InlineData("333 1234567")]
    [InlineData("3331234567")]
    public void All_spellings_of_a_mobile_number_are_one_number(string text) => Assert.Equal("+393331234567", Spelled.Read(text));

    [Fact]
    public void The_italian_leading_zero_makes_another_number()
    {
        Assert.Equal("+390686211892", Spelled.Read("0686211892"));
        Assert.NotEqual(Spelled.Read("0686211892"), Spelled.Read("686211892"));
    }

    [Theory]
    [InlineData("06 12345678 int. 5")]
    [InlineData("06 12345678 interno 12")]
    [InlineData("06 12345678 ext 123")]
    [InlineData("0612345678x123456")]
    [InlineData("tel:+39-06-12345678;ext=12")]
    public void An_extension_is_dropped_because_the_line_is_the_same(string text) => Assert.Equal("+390612345678", Spelled.Read(text));

    [Theory]
    [InlineData("06 12345678 int. 3331234567")]
    [InlineData("06 12345678 int. A")]
    [InlineData("06 12345678 int.")]
    [InlineData("06 12345678 #12")]
    [InlineData("06 12345678 ufficio")]
    [InlineData("x12")]
    [InlineData("1-800-FLOWERS")]
    [InlineData("tel:")]
    [InlineData("+")]
    [InlineData("++39 333 1234567")]
    [InlineData("*69")]
    [InlineData("-3331234567")]
    [InlineData("06 12345678 /")]
    [InlineData("06 12345678;")]
    [InlineData("06//12345678")]
    [InlineData("n.d.")]
    [InlineData("2021-07-07 11:48:00")]
    [InlineData("2021-07-07")]
    [InlineData("07-07-2021")]
    [InlineData("7/7/2021")]
    [InlineData("07.07.2021")]
    public void What_is_no_number_is_refused(string text) => Assert.Equal("NotANumber", Spelled.Read(text));

    [Theory]
    [InlineData("3,4E+09")]
    [InlineData("3.4E+9")]
    [InlineData("3,33123E+09")]
    [InlineData("3e9")]
    [InlineData("+3.9333E+11")]
    public void A_number_rounded_by_a_spreadsheet_is_refused(string text) => Assert.Equal("ScientificNotation", Spelled.Read(text));

    [Theory]
    [InlineData("3331234567.0")]
    [InlineData("3331234567,00")]
    [InlineData("612345678.0")]
    public void A_decimal_is_refused_rather_than_read_with_one_digit_more(string text) => Assert.Equal("DecimalNumber", Spelled.Read(text));

    [Theory]
    [InlineData("12125550123", "+12125550123")]
    [InlineData("(212) 555-0123", "+12125550123")]
    [InlineData("1-212-555-0123", "+12125550123")]
    [InlineData("011 39 06 12345678", "+390612345678")]
    [InlineData("+44 (0)20 7946 0018", "+442079460018")]
    [InlineData("+49 30 123456-78", "TwoNumbers")]
    [InlineData("+49 30 12345-67", "+49301234567")]
    public void Other_countries_follow_their_own_plans(string text, string expected) => Assert.Equal(expected, Spelled.Read(text, "US"));
}
