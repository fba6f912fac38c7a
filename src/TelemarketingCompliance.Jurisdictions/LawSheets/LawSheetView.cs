using System.Globalization;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The values of a law sheet in force at one instant. Null means that there is no such rule then.</summary>
internal readonly struct LawSheetView(LawSheet sheet, Instant at)
{
    public LawParameter<bool>? Flag(string rule, string parameter) => sheet.Find($"{rule}/{parameter}", ParameterType.Flag, at, value => value == 1);

    public LawParameter<int>? Days(string rule, string parameter) => sheet.Find($"{rule}/{parameter}", ParameterType.Days, at, value => value);

    public LawParameter<int>? Months(string rule, string parameter) => sheet.Find($"{rule}/{parameter}", ParameterType.Months, at, value => value);

    public LawParameter<int>? Hours(string rule, string parameter) => sheet.Find($"{rule}/{parameter}", ParameterType.Hours, at, value => value);

    public LawParameter<int>? Seconds(string rule, string parameter) => sheet.Find($"{rule}/{parameter}", ParameterType.Seconds, at, value => value);

    public LawParameter<WeeklyHours>? WeeklyHours(string rule, string parameter) =>
        sheet.FindText($"{rule}/{parameter}", ParameterType.WeeklyHours, at, TelemarketingCompliance.WeeklyHours.Parse);

    public LawParameter<HolidayCalendar>? Holidays(string rule, string parameter) =>
        sheet.FindText($"{rule}/{parameter}", ParameterType.Holidays, at, HolidayCalendar.Parse);

    public LawParameter<int>? Count(string rule, string parameter) => sheet.Find($"{rule}/{parameter}", ParameterType.Count, at, value => value);

    /// <summary>The first digits of a range of numbers, as <c>+390844</c>.</summary>
    public LawParameter<string>? Prefix(string rule, string parameter) =>
        sheet.Find($"{rule}/{parameter}", ParameterType.Prefix, at, value => $"+{value.ToString(CultureInfo.InvariantCulture)}");

    public LawParameter<int>? Percent(string rule, string parameter) => sheet.Find($"{rule}/{parameter}", ParameterType.Percent, at, value => value);

    /// <summary>A value the book cannot do without.</summary>
    public LawParameter<T> Required<T>(string rule, LawParameter<T>? parameter) =>
        parameter ?? throw sheet.Wrong($"the rule `{rule}` has a parameter that is not in force at {at}, and the book cannot do without it");
}
