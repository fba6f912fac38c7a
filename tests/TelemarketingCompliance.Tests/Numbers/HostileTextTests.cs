using System.Text;

namespace TelemarketingCompliance.Tests.Numbers;

public class HostileTextTests
{
    [Theory]
    [InlineData("\u202A+39\u00A0333\u200B1234567\u202C")]
    [InlineData("\u200E+39 333 1234567\u200F")]
    [InlineData("\uFEFF+393331234567")]
    [InlineData("+39\u00AD333\u00AD1234567")]
    [InlineData("+39\u2009333\u202F1234567")]
    [InlineData("333\u20111234567")]
    [InlineData("333\u22121234567")]
    [InlineData("\u2066333 1234567\u2069")]
    [InlineData("\u2019" + "3331234567")]
    [InlineData("＋３９　３３３　１２３４５６７")]
    [InlineData("+39 \u0663\u0663\u0663 \u0661\u0662\u0663\u0664\u0665\u0666\u0667")]
    [InlineData("+39 \u0969\u0969\u0969 \u0967\u0968\u0969\u096A\u096B\u096C\u096D")]
    public void Invisible_characters_and_other_scripts_do_not_change_the_number(string text) =>
        Assert.Equal("+393331234567", Spelled.Read(text));

    [Theory]
    [InlineData("333\01234567")]
    [InlineData("333 1234567\0")]
    [InlineData("\u0007333 1234567")]
    [InlineData("\uD800333 1234567")]
    [InlineData("333 1234567\uDC00")]
    [InlineData("\uD835\uDFDB33 1234567")]
    [InlineData("333 1234567\u0301")]
    [InlineData("☎ 333 1234567")]
    [InlineData("=CMD|'/c calc'!A1")]
    [InlineData("333%201234567")]
    public void Control_characters_surrogates_and_symbols_are_refused(string text) => Assert.Equal("NotANumber", Spelled.Read(text));

    [Fact]
    public void Ten_thousand_digits_are_too_long() => Assert.Equal("TooLong", Spelled.Read(new string('3', 10_000)));

    [Fact]
    public void A_million_spaces_before_a_number_do_not_hide_it() => Assert.Equal("+393331234567", Spelled.Read(new string(' ', 1_000_000) + "3331234567"));

    [Fact]
    public void A_million_separators_within_a_number_are_too_long() =>
        Assert.Equal("TooLong", Spelled.Read("333" + new string('-', 1_000_000) + "1234567"));

    [Fact]
    public void Every_single_character_is_answered()
    {
        for (int glyph = 0; glyph <= char.MaxValue; glyph++)
            Assert.DoesNotContain('+', Spelled.Read(((char)glyph).ToString()));
    }

    [Fact]
    public void Every_character_within_a_number_is_dropped_or_refused_and_never_changes_the_digits()
    {
        for (int glyph = 0; glyph <= char.MaxValue; glyph++)
        {
            if (Rune.IsValid(glyph) && Rune.IsDigit(new Rune(glyph)))
                continue;

            string read = Spelled.Read($"333{(char)glyph}1234567");

            Assert.True(read is "+393331234567" or "NotANumber" or "TwoNumbers" || (char)glyph is 'e' or 'E' or 'Ｅ' or 'ｅ', $"U+{glyph:X4}: {read}");
        }
    }

    [Theory]
    [InlineData("C0")]
    [InlineData("FF")]
    [InlineData("33333331323334353637FF")]
    [InlineData("3333 80 31323334353637")]
    [InlineData("3333EFBC 31323334353637")]
    [InlineData("333333EDA08031323334353637")]
    [InlineData("F09F9333333331323334353637")]
    [InlineData("3333330031323334353637")]
    [InlineData("3333C0B331323334353637")]
    public void Bytes_that_are_no_text_are_refused(string hex) =>
        Assert.Equal("NotANumber", Spelled.ReadUtf8(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))));

    [Theory]
    [InlineData(10_000, (byte)'3', "TooLong")]
    [InlineData(10_000_000, (byte)'3', "TooLong")]
    [InlineData(10_000_000, (byte)' ', "Empty")]
    [InlineData(10_000_000, (byte)0, "TooLong")]
    [InlineData(10_000_000, (byte)0xFF, "TooLong")]
    public void Millions_of_bytes_are_answered(int count, byte value, string expected) => Assert.Equal(expected, Spelled.ReadUtf8(Enumerable.Repeat(value, count).ToArray()));

    [Fact]
    public void Every_character_alone_and_within_a_number_is_read_from_bytes_as_from_text()
    {
        for (int glyph = 0; glyph <= 0x10FFFF; glyph += glyph < 0x3000 ? 1 : 37)
        {
            if (!Rune.IsValid(glyph))
                continue;

            string alone = new Rune(glyph).ToString(), within = $"333{alone}1234567";

            Assert.Equal(Spelled.Read(alone), Spelled.ReadUtf8(Encoding.UTF8.GetBytes(alone)));
            Assert.Equal(Spelled.Read(within), Spelled.ReadUtf8(Encoding.UTF8.GetBytes(within)));
        }
    }

    [Fact]
    public async Task Many_threads_read_alike()
    {
        string[] texts = ["06 12345678", "+39 333 1234567", "112", "3906123456", "junk", "892123", "+12423651234"];
        string[] expected = [.. texts.Select(text => Spelled.Read(text))];

        string[][] read = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => Enumerable.Range(0, 200).SelectMany(_ => texts).Select(text => Spelled.Read(text)).Take(texts.Length).ToArray())));

        Assert.All(read, answers => Assert.Equal(expected, answers));
    }
}
