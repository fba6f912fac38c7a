namespace TelemarketingCompliance.Tests.Numbers;

public class TwoNumbersTests
{
    [Theory]
    [InlineData("06-12345678/9")]
    [InlineData("06 12345678/79")]
    [InlineData("0612345678/0612345679")]
    [InlineData("06/12345678/9")]
    [InlineData("06/12345678 333/1234567")]
    [InlineData("333 1234567 / 06 12345678")]
    public void A_slash_after_more_than_an_area_code_separates_numbers(string text) => Assert.Equal("TwoNumbers", Spelled.Read(text));

    [Theory]
    [InlineData("06/12345678", "+390612345678")]
    [InlineData("0521/123456", "+390521123456")]
    [InlineData("333/1234567", "+393331234567")]
    [InlineData("+39 06/12345678", "+390612345678")]
    public void A_slash_after_an_area_code_belongs_to_the_number(string text, string expected) => Assert.Equal(expected, Spelled.Read(text));

    [Theory]
    [InlineData("06 12345678-9")]
    [InlineData("06 12345678-79")]
    [InlineData("06 12345678 - 80")]
    [InlineData("0612345678 (9)")]
    [InlineData("06 12345678.9")]
    [InlineData("0521 1234-5")]
    public void A_short_tail_after_a_whole_number_is_the_end_of_another(string text) => Assert.Equal("TwoNumbers", Spelled.Read(text));

    [Theory]
    [InlineData("06 12345678 - 333 1234567")]
    [InlineData("06 123 45 67 - 06 765 43 21")]
    [InlineData("+39 333 1234567, +39 333 7654321")]
    [InlineData("333 1234567; 333 7654321")]
    [InlineData("333 1234567 | 333 7654321")]
    [InlineData("333 1234567 & 333 7654321")]
    [InlineData("333 1234567 o 333 7654321")]
    [InlineData("333 1234567 oppure 333 7654321")]
    [InlineData("333 1234567 e 06 12345678")]
    [InlineData("333 1234567 or 333 7654321")]
    [InlineData("333 1234567\n333 7654321")]
    [InlineData("333 1234567\t06 12345678")]
    [InlineData("333 1234567\u2028333 7654321")]
    [InlineData("+393331234567+393337654321")]
    [InlineData("3331234567 3337654321")]
    [InlineData("333 123 4567 333 765 4321")]
    [InlineData("333,1234567")]
    public void Two_numbers_in_one_field_are_refused(string text) => Assert.Equal("TwoNumbers", Spelled.Read(text));

    // Six and six digits are twelve, a length that the Italian plan allows: no check of length would notice.
    [Theory]
    [InlineData("892123 892124")]
    [InlineData("+39 892123 - 892124")]
    [InlineData("892123-892124")]
    [InlineData("892123.892124")]
    public void Two_numbers_that_together_are_as_long_as_one_are_refused(string text) => Assert.Equal("TwoNumbers", Spelled.Read(text));
}
