namespace TelemarketingCompliance.Tests.Calls;

public sealed class PurposeSetTests
{
    [Fact]
    public void A_set_holds_what_it_names_and_nothing_else()
    {
        PurposeSet set = [CallPurpose.Sale, CallPurpose.Political, CallPurpose.Sale];

        Assert.Equal([CallPurpose.Sale, CallPurpose.Political], set);
        Assert.Equal("Sale, Political", set.ToString());
        Assert.False(set.Contains(CallPurpose.WinBack));
        Assert.True(default(PurposeSet).IsEmpty);
    }

    [Fact]
    public void An_unknown_purpose_is_in_no_set_and_cannot_be_named()
    {
        PurposeSet all = [.. Enum.GetValues<CallPurpose>().Where(purpose => purpose != CallPurpose.Unknown)];

        Assert.False(all.Contains(CallPurpose.Unknown));
        Assert.Throws<ArgumentOutOfRangeException>(() => PurposeSet.Create([CallPurpose.Unknown]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PurposeSet.Create([(CallPurpose)12]));
    }

    [Fact]
    public void The_named_marketing_purposes_are_those_that_are_marketing_and_unknown_is_marketing_too()
    {
        Assert.Equal(Enum.GetValues<CallPurpose>().Where(purpose => purpose.IsMarketing() && purpose != CallPurpose.Unknown), PurposeSet.Marketing);
        Assert.True(CallPurpose.Unknown.IsMarketing());
    }

    [Theory]
    [InlineData(DialingMode.Unknown, true)]
    [InlineData(DialingMode.Manual, false)]
    [InlineData(DialingMode.Preview, false)]
    [InlineData(DialingMode.Progressive, false)]
    [InlineData(DialingMode.Predictive, false)]
    [InlineData(DialingMode.Prerecorded, true)]
    [InlineData(DialingMode.AiVoice, true)]
    public void A_call_without_a_person_who_speaks_first_is_automated_and_so_is_one_nobody_described(DialingMode mode, bool automated) =>
        Assert.Equal(automated, mode.IsAutomated());
}
