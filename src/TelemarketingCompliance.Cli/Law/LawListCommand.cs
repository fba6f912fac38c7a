using System.CommandLine;

namespace TelemarketingCompliance.Cli.Law;

/// <summary><c>tmc law list</c>: every rule in force with its parameters and their clauses.</summary>
internal static class LawListCommand
{
    public static Command Create(CommandConsole console)
    {
        Option<LocalDate?> at = LawOptions.At();
        Option<string?> policy = LawOptions.PolicyFile();
        Option<bool> json = CommandOptions.Json();
        Command command = new("list", "Lists the rules in force on a day: parameters, clauses, force, confidence, and the day by which somebody must look at them again.") { at, policy, json };
        command.SetAction(given =>
        {
            Listing listing = new("book", "rule", "parameter", "value", "law", "force", "appliedAs", "confidence", "reviewBy");
            foreach (RuleBook book in LawOptions.BooksOf(given.GetValue(policy)))
                Add(listing, book, LawOptions.InstantOf(book, given.GetValue(at), console.Now));
            if (listing.Count == 0)
                throw RefusalException.Input("no rule is in force on that day: the rule books begin later");
            console.Write(listing, given.GetValue(json));
        });
        return command;
    }

    private static void Add(Listing listing, RuleBook book, Instant at)
    {
        foreach (CallRule rule in book.At(at)?.Rules ?? [])
        {
            if (rule.Parameters.IsEmpty)
                listing.Add(book.Name, rule.Name, null, null, null, null, null, null, null);
            foreach (RuleParameter parameter in rule.Parameters)
            {
                LawReference? law = parameter.Law;
                listing.Add(
                    book.Name, rule.Name, parameter.Name, parameter.Value, law?.Citation, LawWords.Force(law), LawWords.Standing(law), LawWords.Confidence(law), LawWords.ReviewBy(law));
            }
        }
    }
}
