using System.Globalization;

namespace TelemarketingCompliance;

/// <summary>Reads <c>mon-fri 09:00-13:00,14:00-20:00; sat 10:00-19:00</c>.</summary>
internal static class WeeklyHoursText
{
    internal const string Eve = "eve";
    internal const string Holiday = "holiday";

    internal static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    internal static DayHours Closed { get; } = new([]);

    internal static Dictionary<string, DayHours> Read(string text)
    {
        var named = new Dictionary<string, DayHours>(StringComparer.Ordinal);
        foreach (string entry in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = entry.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length != 2)
                throw new FormatException($"the hours `{entry}` are not of the form `mon-fri 09:00-20:00`");
            DayHours hours = HoursOf(words[1], entry);
            foreach (string day in DaysOf(words[0]))
            {
                if (!named.TryAdd(day, hours))
                    throw new FormatException($"the hours name `{day}` twice");
            }
        }

        return named;
    }

    private static string[] DaysOf(string word)
    {
        if (word is Eve or Holiday)
            return [word];
        string[] ends = word.Split('-');
        int first = Array.IndexOf(Days, ends[0]);
        int last = Array.IndexOf(Days, ends[^1]);
        return ends.Length <= 2 && first >= 0 && last >= first
            ? Days[first..(last + 1)]
            : throw new FormatException($"`{word}` names no days: say `mon`, `mon-fri`, `eve` or `holiday`");
    }

    private static DayHours HoursOf(string word, string entry)
    {
        (int Start, int End)[] windows = [.. word.Split(',').Select(window => WindowOf(window, entry)).Order()];
        for (int i = 1; i < windows.Length; i++)
        {
            if (windows[i].Start < windows[i - 1].End)
                throw new FormatException($"the hours `{entry}` have windows that overlap");
        }

        return new DayHours(windows);
    }

    private static (int Start, int End) WindowOf(string window, string entry)
    {
        string[] ends = window.Split('-');
        if (ends.Length != 2 || !TryMinute(ends[0], out int start) || !TryMinute(ends[1], out int end))
            throw new FormatException($"the hours `{entry}` have the window `{window}`, which is not of the form `09:00-20:00`");
        return start < end ? (start, end) : throw new FormatException($"the hours `{entry}` have the window `{window}`, which ends before it starts");
    }

    // 24:00 is the end of the day.
    private static bool TryMinute(string text, out int minute)
    {
        minute = 0;
        bool isForm = text.Length == 5 && text[2] == ':';
        if (!isForm
            || !int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int hour)
            || !int.TryParse(text.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int rest))
            return false;
        minute = (hour * 60) + rest;
        return rest < 60 && minute <= 24 * 60;
    }
}
