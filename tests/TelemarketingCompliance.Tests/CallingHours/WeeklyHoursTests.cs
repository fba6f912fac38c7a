namespace TelemarketingCompliance.Tests.CallingHours;

public sealed class WeeklyHoursTests
{
    [Theory]
    [InlineData("", "the hours `` are never open")]
    [InlineData("eve 10:00-19:00", "the hours `eve 10:00-19:00` are never open")]
    [InlineData("mon", "the hours `mon` are not of the form `mon-fri 09:00-20:00`")]
    [InlineData("fri-mon 09:00-20:00", "`fri-mon` names no days: say `mon`, `mon-fri`, `eve` or `holiday`")]
    [InlineData("Monday 09:00-20:00", "`Monday` names no days: say `mon`, `mon-fri`, `eve` or `holiday`")]
    [InlineData("mon-fri 09:00-20:00; wed 10:00-11:00", "the hours name `wed` twice")]
    [InlineData("mon 09:00-13:00,12:59-20:00", "the hours `mon 09:00-13:00,12:59-20:00` have windows that overlap")]
    [InlineData("mon 09:00-13:00,09:00-13:00", "the hours `mon 09:00-13:00,09:00-13:00` have windows that overlap")]
    [InlineData("mon 20:00-09:00", "the hours `mon 20:00-09:00` have the window `20:00-09:00`, which ends before it starts")]
    [InlineData("mon 09:00-09:00", "the hours `mon 09:00-09:00` have the window `09:00-09:00`, which ends before it starts")]
    [InlineData("mon 9-20", "the hours `mon 9-20` have the window `9-20`, which is not of the form `09:00-20:00`")]
    [InlineData("mon 09:00-24:01", "the hours `mon 09:00-24:01` have the window `09:00-24:01`, which is not of the form `09:00-20:00`")]
    [InlineData("mon 09:60-20:00", "the hours `mon 09:60-20:00` have the window `09:60-20:00`, which is not of the form `09:00-20:00`")]
    public void What_is_no_week_is_refused_by_name(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => WeeklyHours.Parse(text)).Message);

    [Theory]
    [InlineData("mon 09:00-13:00,13:00-20:00")]
    [InlineData("mon-sun 00:00-24:00; holiday 00:00-24:00")]
    [InlineData("tue 23:59-24:00")]
    public void A_week_is_written_as_it_was_read(string text) => Assert.Equal(text, WeeklyHours.Parse(text).ToString());

    [Fact]
    public void Hours_that_are_never_open_together_with_those_of_the_law_are_refused()
    {
        var policy = new CallingHoursPolicy { OwnHours = WeeklyHours.Parse("sun 09:00-20:00") };

        ArgumentException refused = Assert.Throws<ArgumentException>(() => HoursBench.Code(policy));

        Assert.StartsWith("the own hours `sun 09:00-20:00` and those of the law,", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_hours_there_is_no_rule() =>
        Assert.Throws<ArgumentException>(() => new CallingHoursRule(null, null, TestWorlds.TestBook.Parameter("ringMargin", 30, "3")));
}
