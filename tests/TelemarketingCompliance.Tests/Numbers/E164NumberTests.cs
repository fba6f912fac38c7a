namespace TelemarketingCompliance.Tests.Numbers;

public class E164NumberTests
{
    [Fact]
    public void A_number_takes_eight_bytes() => Assert.Equal(8, System.Runtime.CompilerServices.Unsafe.SizeOf<E164Number>());

    [Theory]
    [InlineData("+390612345678", "+39********78")]
    [InlineData("+393331234567", "+39********67")]
    [InlineData("+12125550123", "+1********23")]
    [InlineData("+3780549886377", "+378********77")]
    [InlineData("+39112", "+39*12")]
    public void Only_country_code_and_last_two_digits_are_printed(string number, string printed)
    {
        E164Number parsed = E164Number.Parse(number);

        Assert.Equal(printed, parsed.ToString());
        Assert.Equal(number, parsed.ToE164());
        Assert.Equal(printed, $"{parsed}");
    }

    [Theory]
    [InlineData(1UL, "+1")]
    [InlineData(39UL, "+39")]
    [InlineData(391UL, "+391")]
    [InlineData(3912UL, "+3912")]
    [InlineData(39123UL, "+39*23")]
    [InlineData(210UL, "+*10")]
    public void Digits_that_are_no_number_are_masked_too(ulong digits, string printed) =>
        Assert.Equal(printed, E164Number.FromDigits(digits).ToString());

    [Theory]
    [InlineData(0UL)]
    [InlineData(1_000_000_000_000_000UL)]
    [InlineData(ulong.MaxValue)]
    public void Digits_outside_the_range_are_refused_without_repeating_them(ulong digits)
    {
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(() => E164Number.FromDigits(digits));

        Assert.Equal("digits", refused.ParamName);
        Assert.Null(refused.ActualValue);
    }

    [Fact]
    public void Fifteen_digits_are_a_number() => Assert.Equal(999_999_999_999_999UL, E164Number.FromDigits(999_999_999_999_999).Digits);

    [Fact]
    public void Default_is_no_number()
    {
        E164Number none = default;

        Assert.True(none.IsDefault);
        Assert.Equal("no number", none.ToString());
        Assert.Throws<InvalidOperationException>(() => none.ToE164());
        Assert.True(none < E164Number.FromDigits(1));
        Assert.Equal(default, NumberProfile.Of(none));
    }

    [Fact]
    public void Numbers_are_equal_and_ordered_by_their_digits()
    {
        E164Number first = E164Number.FromDigits(390612345678);
        E164Number same = E164Number.Parse("06 12345678", "IT");
        E164Number second = E164Number.FromDigits(390612345679);

        Assert.Equal(first, same);
        Assert.Equal(first.GetHashCode(), same.GetHashCode());
        Assert.True(first == same && first != second && first < second && second > first && first <= same && first >= same);
        Assert.True(first.Equals((object)same) && !first.Equals("+390612345678"));
        Assert.Equal(-1, Math.Sign(first.CompareTo(second)));
    }

    [Fact]
    public void Parse_names_the_refusal_and_never_the_number()
    {
        FormatException refused = Assert.Throws<FormatException>(() => E164Number.Parse("06-12345678/9", "IT"));

        Assert.Contains("`TwoNumbers`", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_without_region_reads_only_international_spellings()
    {
        Assert.Equal(393331234567UL, E164Number.Parse("+39 333 1234567").Digits);
        Assert.Throws<FormatException>(() => E164Number.Parse("333 1234567"));
    }
}
