using System.CommandLine;

namespace TelemarketingCompliance.Cli.Law;

/// <summary><c>tmc law diff</c>: what changed in the law between two days.</summary>
internal static class LawDiffCommand
{
    public static Command Create(CommandConsole console)
    {
        Argument<LocalDate> from = LawOptions.Day("FROM", "The earlier day, as 2025-01-01.");
        Argument<LocalDate> to = LawOptions.Day("TO", "The later day.");
        Option<string?> policy = LawOptions.PolicyFile();
        Option<bool> json = CommandOptions.Json();
        Command command = new("diff", "Tells what changed between two days, each change with the day on which it took effect.") { from, to, policy, json };
        command.SetAction(given =>
        {
            (LocalDate earlier, LocalDate later) = (given.GetRequiredValue(from), given.GetRequiredValue(to));
            if (later < earlier)
                throw RefusalException.Usage("FROM is later than TO");
            Listing listing = new("from", "book", "change", "rule", "parameter", "before", "after", "law");
            foreach (RuleBook book in LawOptions.BooksOf(given.GetValue(policy)))
                Add(listing, book, book.Zone.AtStartOfDay(earlier).ToInstant(), book.Zone.AtStartOfDay(later).ToInstant());
            if (listing.Count == 0)
                console.Note("nothing changed");
            if (listing.Count > 0 || given.GetValue(json))
                console.Write(listing, given.GetValue(json));
        });
        return command;
    }

    private static void Add(Listing listing, RuleBook book, Instant earlier, Instant later)
    {
        foreach (RuleBookEdition edition in book.Editions.Where(edition => edition.From > earlier && edition.From <= later))
        {
            Dictionary<string, RuleParameter> before = ParametersOf(book.At(edition.From - Duration.Epsilon));
            Dictionary<string, RuleParameter> after = ParametersOf(edition);
            foreach (string key in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
            {
                RuleParameter? was = before.GetValueOrDefault(key);
                RuleParameter? now = after.GetValueOrDefault(key);
                if (was == now)
                    continue;
                string change = was is null ? "added" : now is null ? "removed" : was.Value == now.Value ? "other law" : "changed";
                string[] name = key.Split('/', 2);
                listing.Add(LawWords.Day(edition.From, book.Zone), book.Name, change, name[0], name[1], was?.Value, now?.Value, (now ?? was)!.Law?.Citation);
            }
        }
    }

    // A rule without parameters still comes and goes.
    private static Dictionary<string, RuleParameter> ParametersOf(RuleBookEdition? edition) => (edition?.Rules ?? [])
        .SelectMany(rule => rule.Parameters.DefaultIfEmpty(new RuleParameter("", "")).Select(parameter => (Key: $"{rule.Name}/{parameter.Name}", parameter)))
        .ToDictionary(pair => pair.Key, pair => pair.parameter, StringComparer.Ordinal);
}
