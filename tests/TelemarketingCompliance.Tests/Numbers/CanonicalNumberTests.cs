using System.Globalization;
using System.Text;
using PhoneNumbers;

namespace TelemarketingCompliance.Tests.Numbers;

public sealed class CanonicalNumberTests
{
    [Fact]
    public void Whatever_is_read_without_the_numbering_plan_is_read_with_it_as_the_same_number()
    {
        Random random = new(7);
        int read = 0;
        int[] codes = [.. PhoneNumberUtil.GetInstance().GetSupportedCallingCodes().Order()];

        foreach (int code in codes)
        {
            for (int i = 0; i < 400; i++)
            {
                string text = $"+{code}{Digits(random, random.Next(1, 16))}";
                if (!E164Number.TryReadCanonical(Encoding.ASCII.GetBytes(text), out E164Number number))
                    continue;
                read++;
                Assert.True(E164Number.TryParse(text, null, out E164Number parsed, out NumberRefusal refusal), $"code {code}, {text.Length} characters: {refusal}");
                Assert.Equal(parsed, number);
                Assert.Equal(text, number.ToE164());
            }
        }

        Assert.True(read > codes.Length * 20, $"{read} numbers");
    }

    [Theory]
    [InlineData("+390612345678")]
    [InlineData("+393331234567")]
    [InlineData("+12125550123")]
    [InlineData("+33142345678")]
    public void Plain_numbers_of_plain_countries_are_read(string text)
    {
        Assert.True(E164Number.TryReadCanonical(Encoding.ASCII.GetBytes(text), out E164Number number));
        Assert.Equal(text, number.ToE164());
    }

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("390612345678")]
    [InlineData("+39 0612345678")]
    [InlineData("+39061234567a")]
    [InlineData("+3906")]
    [InlineData("+11234567890")]
    [InlineData("+442079460123")]
    [InlineData("+5491123456789")]
    [InlineData("+9991234567")]
    [InlineData("+0390612345678")]
    [InlineData("+3906123456789012345")]
    public void Everything_else_is_left_to_the_parser(string text)
    {
        Assert.False(E164Number.TryReadCanonical(Encoding.ASCII.GetBytes(text), out E164Number number));
        Assert.True(number.IsDefault);
    }

    private static string Digits(Random random, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => random.Next(10).ToString(CultureInfo.InvariantCulture)));
}
