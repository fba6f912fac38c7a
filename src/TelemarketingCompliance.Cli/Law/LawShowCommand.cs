using System.Collections.Immutable;
using System.CommandLine;

namespace TelemarketingCompliance.Cli.Law;

/// <summary><c>tmc law show</c>: one rule, or the rules that give a reason, with texts and clauses.</summary>
internal static class LawShowCommand
{
    public static Command Create(CommandConsole console)
    {
        Argument<string> code = new("CODE") { Description = "A reason, such as register.stale, or a rule, such as calling-hours." };
        Option<LocalDate?> at = LawOptions.At();
        Option<string?> policy = LawOptions.PolicyFile();
        Option<bool> json = CommandOptions.Json();
        Command command = new("show", "Shows a rule, or the rules that give a reason: reasons in both languages, parameters, the clauses they rest on and where to read them.") { code, at, policy, json };
        command.SetAction(given =>
        {
            string asked = given.GetRequiredValue(code);
            ImmutableArray<RuleBook> books = LawOptions.BooksOf(given.GetValue(policy));
            ImmutableArray<LawRule> found =
            [
                .. books.SelectMany(book => (book.At(LawOptions.InstantOf(book, given.GetValue(at), console.Now))?.Rules ?? []).Where(rule => IsAsked(rule, asked)).Select(rule => LawRule.Of(book, rule, asked))),
            ];
            if (found.IsEmpty && LawRule.OfEngine(asked) is { } own)
                found = [own];
            if (found.IsEmpty)
                throw RefusalException.Input(LawNames.Unknown(books, asked));
            console.Output.Write(given.GetValue(json) ? LawRule.ToJson(found) + "\n" : string.Join("\n", found.Select(rule => rule.ToText())));
        });
        return command;
    }

    private static bool IsAsked(CallRule rule, string asked) => rule.Name == asked || LawRule.ReasonsOf(rule).Any(reason => reason.Code == asked);
}
