using System.Globalization;
using System.Text;
using PhoneNumbers;

namespace TelemarketingCompliance.Tests.Numbers;

public sealed class PlainNumberTests
{
    [Fact]
    public void Whatever_is_read_at_once_is_read_with_the_numbering_plan_as_the_same_number()
    {
        RandomSpellings random = new(7);
        int read = 0;
        int[] codes = [.. PhoneNumberUtil.GetInstance().GetSupportedCallingCodes().Order()];
        foreach (int code in codes)
        {
            for (int i = 0; i < 400; i++)
            {
                string text = $"+{code}{random.Digits(1, 15)}";
                ulong digits = PlainNumbers.Read(text, null);

                Assert.Equal(digits, PlainNumbers.Read(Encoding.ASCII.GetBytes(text), null));
                if (digits == 0)
                    continue;
                read++;
                Assert.Equal(text, SlowNumbers.Read(text, null));
                Assert.Equal(text, $"+{digits}");
            }
        }

        Assert.True(read > codes.Length * 20, $"{read} numbers");
    }

    [Theory]
    [InlineData("+390612345678")]
    [InlineData("+393331234567")]
    [InlineData("+39892123")]
    [InlineData("+39066981234567")]
    [InlineData("+12125550123")]
    [InlineData("+33142345678")]
    [InlineData("+353861234567")]
    [InlineData("3331234567")]
    [InlineData("06123456")]
    [InlineData("061234567890")]
    public void Plain_numbers_of_plain_plans_are_read_at_once(string text) => Assert.Equal(Spelled.Read(text), $"+{PlainNumbers.Read(text, "IT")}");

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("390612345678")]
    [InlineData("3931234567")]
    [InlineData("00390612345678")]
    [InlineData("892123")]
    [InlineData("+39 0612345678")]
    [InlineData("+39061234567a")]
    [InlineData("+3906")]
    [InlineData("+3906123")]
    [InlineData("+11234567890")]
    [InlineData("+3530861234567")]
    [InlineData("+442079460123")]
    [InlineData("+5491123456789")]
    [InlineData("+9991234567")]
    [InlineData("+0390612345678")]
    [InlineData("+3906123456789012345")]
    [InlineData("03331234567890")]
    [InlineData("*390612345678")]
    public void Everything_else_is_left_to_the_reader(string text)
    {
        // Known plans: an unknown one would read nothing either.
        Assert.All(["+390612345678", "+12125550123", "+442079460123", "+5491123456789", "+353861234567"], known => Assert.StartsWith("+", Spelled.Read(known), StringComparison.Ordinal));

        Assert.Equal(0UL, PlainNumbers.Read(text, "IT"));
    }

    [Fact]
    public void Sixteen_digits_are_one_number_on_every_processor()
    {
        Random random = new(11);
        for (int i = 0; i < 100_000; i++)
        {
            string text = random.NextInt64(10_000_000_000_000_000).ToString("D16", CultureInfo.InvariantCulture);
            ulong[] words = [.. text.Chunk(8).Select(digits => digits.Reverse().Aggregate(0UL, (word, digit) => (word << 8) | (uint)(digit - '0')))];

            Assert.Equal(ulong.Parse(text, CultureInfo.InvariantCulture), PlainNumbers.Value(words[0], words[1]));
            Assert.Equal(ulong.Parse(text, CultureInfo.InvariantCulture), PlainNumbers.PortableValue(words[0], words[1]));
        }
    }
}
