using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace TelemarketingCompliance;

/// <summary>Puts codes, arguments, clauses and times into the words of one language and the clock of one zone.</summary>
internal sealed partial class Phrasing(Language language, string zone)
{
    private static readonly string[] EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] ItalianMonths =
        ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"];

    private readonly DateTimeZone zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;

    internal DecisionWords Words { get; } = new(language);

    internal bool IsItalian => language == Language.Italian;

    internal string Fill(string template, ImmutableArray<FindingArg> args) =>
        Placeholder().Replace(template, match => args.FirstOrDefault(arg => arg.Name == match.Groups[1].Value) is { } arg ? Show(arg.Value) : match.Value);

    internal string LawOf(LawReference? law) =>
        law is null ? ""
        : law is { Confidence: LegalConfidence.High } or { Force: LegalForce.HousePolicy } ? $" ({law.Citation}; {Words.NameOf(law.Force)})"
        : $" ({law.Citation}; {Words.NameOf(law.Force)}, {Words.NotSure})";

    internal string Time(Instant instant) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss").Format(instant.InZone(zone).LocalDateTime);

    /// <summary>A day as it is written in a letter.</summary>
    internal string Day(Instant instant)
    {
        LocalDate day = instant.InZone(zone).Date;
        return string.Create(CultureInfo.InvariantCulture, $"{day.Day} {(IsItalian ? ItalianMonths : EnglishMonths)[day.Month - 1]} {day.Year}");
    }

    /// <summary>A day and the hour as they are written in a letter.</summary>
    internal string DayAndTime(Instant instant) =>
        $"{Day(instant)}{(IsItalian ? " alle " : " at ")}{LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(instant.InZone(zone).TimeOfDay)}";

    /// <summary>A text of a record: an instant, or a day without a time, by the clock of the zone; everything else as it is.</summary>
    internal string Recorded(string text)
    {
        if (InstantPattern.ExtendedIso.Parse(text).Success)
            return Time(InstantPattern.ExtendedIso.Parse(text).Value);
        string[] days = text.Split('/');
        return days.Length == 2 && days.All(day => InstantPattern.ExtendedIso.Parse(day).Success)
            ? LocalDatePattern.Iso.Format(InstantPattern.ExtendedIso.Parse(days[0]).Value.InZone(zone).Date)
            : text;
    }

    private string Show(string value)
    {
        ParseResult<Instant> instant = InstantPattern.ExtendedIso.Parse(value);
        return instant.Success ? Time(instant.Value) : Words.NameOf(value);
    }

    [GeneratedRegex(@"\{([a-zA-Z]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
