using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli.Law;

/// <summary>What is said where no rule in force has the name that was asked about.</summary>
internal static class LawNames
{
    private const int Suggestions = 3;

    public static string Unknown(ImmutableArray<RuleBook> books, string asked)
    {
        foreach (RuleBook book in books)
        {
            RuleBookEdition[] with = [.. book.Editions.Where(edition => edition.Rules.Any(rule => NamesOf(rule).Contains(asked)))];
            if (with.Length > 0)
                return $"`{asked}` is not in force on that day; the book {book.Name} has it from {LawWords.Day(with[0].From, book.Zone)}{(with[^1].To is { } to ? $" until {LawWords.Day(to, book.Zone)}" : "")}";
        }

        IEnumerable<string> names = books.SelectMany(book => book.Editions).SelectMany(edition => edition.Rules).SelectMany(NamesOf).Concat(LawRule.EngineOwn.Select(reason => reason.Code)).Distinct();
        string near = string.Join(", ", names.OrderBy(name => Distance(name, asked)).ThenBy(name => name, StringComparer.Ordinal).Take(Suggestions).Select(name => $"`{name}`"));
        return $"no rule is named `{asked}` or gives that reason; the nearest are {near}; `tmc law list` shows the rules";
    }

    private static IEnumerable<string> NamesOf(CallRule rule) => [rule.Name, .. LawRule.ReasonsOf(rule).Select(reason => reason.Code)];

    // Letters to change, add or drop; a part of a name is nearer than a name of other letters.
    private static int Distance(string name, string asked)
    {
        if (name.Contains(asked, StringComparison.OrdinalIgnoreCase))
            return 0;
        int[] before = [.. Enumerable.Range(0, asked.Length + 1)];
        for (int i = 1; i <= name.Length; i++)
        {
            int[] now = new int[asked.Length + 1];
            now[0] = i;
            for (int j = 1; j <= asked.Length; j++)
                now[j] = Math.Min(Math.Min(now[j - 1], before[j]) + 1, before[j - 1] + (name[i - 1] == asked[j - 1] ? 0 : 1));
            before = now;
        }

        return before[^1];
    }
}
