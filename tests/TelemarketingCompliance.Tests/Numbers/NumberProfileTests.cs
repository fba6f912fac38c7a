namespace TelemarketingCompliance.Tests.Numbers;

public class NumberProfileTests
{
    [Theory]
    [InlineData("06 12345678", NumberClass.Fixed, "IT")]
    [InlineData("333 1234567", NumberClass.Mobile, "IT")]
    [InlineData("335 022670", NumberClass.Mobile, "IT")]
    [InlineData("55 12345678", NumberClass.Voip, "IT")]
    [InlineData("800 123456", NumberClass.TollFree, "IT")]
    [InlineData("803 123", NumberClass.TollFree, "IT")]
    [InlineData("840 123456", NumberClass.SharedCost, "IT")]
    [InlineData("847 123456", NumberClass.SharedCost, "IT")]
    [InlineData("848 123456", NumberClass.SharedCost, "IT")]
    [InlineData("892 123", NumberClass.Premium, "IT")]
    [InlineData("899 123456", NumberClass.Premium, "IT")]
    [InlineData("144 123456", NumberClass.Premium, "IT")]
    [InlineData("163 123456", NumberClass.Premium, "IT")]
    [InlineData("164 123456", NumberClass.Premium, "IT")]
    [InlineData("166 123456", NumberClass.Premium, "IT")]
    [InlineData("166 1234567", NumberClass.Premium, "IT")]
    [InlineData("0878 123456", NumberClass.Premium, "IT")]
    [InlineData("178 1234567", NumberClass.Personal, "IT")]
    [InlineData("178 123456", NumberClass.Personal, "IT")]
    [InlineData("33502267012", NumberClass.Voicemail, "IT")]
    [InlineData("112", NumberClass.Emergency, "IT")]
    [InlineData("113", NumberClass.Emergency, "IT")]
    [InlineData("115", NumberClass.Emergency, "IT")]
    [InlineData("118", NumberClass.Emergency, "IT")]
    [InlineData("+39 112", NumberClass.Emergency, "IT")]
    [InlineData("187", NumberClass.Short, "IT")]
    [InlineData("1522", NumberClass.Short, "IT")]
    [InlineData("0843 123456", NumberClass.CallerPrefix, "IT")]
    [InlineData("0844 123456", NumberClass.CallerPrefix, "IT")]
    [InlineData("+39 0844 1234", NumberClass.CallerPrefix, "IT")]
    [InlineData("06 69812345", NumberClass.Fixed, "VA")]
    [InlineData("0549 886377", NumberClass.Fixed, "SM")]
    [InlineData("+378 0549 886377", NumberClass.Fixed, "SM")]
    [InlineData("+378 66 661212", NumberClass.Mobile, "SM")]
    [InlineData("+1 201 555 0123", NumberClass.FixedOrMobile, "US")]
    [InlineData("+1 506 234 5678", NumberClass.FixedOrMobile, "CA")]
    [InlineData("+1 242 365 1234", NumberClass.Fixed, "BS")]
    [InlineData("+1 900 234 5678", NumberClass.Premium, "US")]
    [InlineData("+1 911", NumberClass.Emergency, "US")]
    [InlineData("+44 999", NumberClass.Emergency, "GB")]
    [InlineData("+44 20 7946 0018", NumberClass.Fixed, "GB")]
    [InlineData("+44 76 4012 3456", NumberClass.Pager, "GB")]
    [InlineData("+44 55 1234 5678", NumberClass.CorporateNumber, "GB")]
    [InlineData("+800 12345678", NumberClass.TollFree, null)]
    [InlineData("+1 111 234 5678", NumberClass.Unknown, "US")]
    [InlineData("+39 0333 1234567", NumberClass.Unknown, "IT")]
    [InlineData("+44 1234 56789", NumberClass.Unknown, "GB")]
    public void The_numbering_plan_tells_class_and_region(string text, NumberClass expected, string? region)
    {
        E164Number number = E164Number.Parse(text, "IT");

        Assert.Equal(new NumberProfile(expected, region), NumberProfile.Of(number));
    }

    [Theory]
    [InlineData(210UL, null)]
    [InlineData(39UL, null)]
    [InlineData(391UL, null)]
    [InlineData(999_999_999_999_999UL, null)]
    [InlineData(393_333_333_333_333UL, "IT")]
    public void Digits_that_were_never_read_have_a_profile_too(ulong digits, string? region) =>
        Assert.Equal(new NumberProfile(NumberClass.Unknown, region), NumberProfile.Of(E164Number.FromDigits(digits)));

    [Theory]
    [InlineData(NumberClass.Unknown, false)]
    [InlineData(NumberClass.Fixed, false)]
    [InlineData(NumberClass.Mobile, false)]
    [InlineData(NumberClass.FixedOrMobile, false)]
    [InlineData(NumberClass.Voip, false)]
    [InlineData(NumberClass.CorporateNumber, false)]
    [InlineData(NumberClass.TollFree, true)]
    [InlineData(NumberClass.SharedCost, true)]
    [InlineData(NumberClass.Premium, true)]
    [InlineData(NumberClass.Personal, true)]
    [InlineData(NumberClass.Pager, true)]
    [InlineData(NumberClass.Voicemail, true)]
    [InlineData(NumberClass.Short, true)]
    [InlineData(NumberClass.Emergency, true)]
    [InlineData(NumberClass.CallerPrefix, true)]
    [InlineData((NumberClass)99, true)]
    public void Services_are_never_dialed(NumberClass numberClass, bool neverDialed) => Assert.Equal(neverDialed, numberClass.IsNeverDialed());

    [Fact]
    public void The_version_of_the_numbering_plans_is_known() => Assert.Equal("9.0.43", NumberMetadata.Version);
}
