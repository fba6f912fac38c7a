using System.CommandLine;

namespace TelemarketingCompliance.Cli.Law;

/// <summary><c>tmc law show</c>: one rule, or the rule that gives a reason, with its texts and clauses.</summary>
internal static class LawShowCommand
{
    public static Command Create(CommandConsole console)
    {
        Argument<string> code = new("CODE") { Description = "A reason, such as register.stale, or a rule, such as calling-hours." };
        Option<LocalDate?> at = LawOptions.At();
        Option<string?> policy = LawOptions.PolicyFile();
        Option<bool> json = CommandOptions.Json();
        Command command = new("show", "Shows a rule, or the rule that gives a reason: its reasons in both languages, its parameters, the clauses they rest on and where to read them.") { code, at, policy, json };
        command.SetAction(given =>
        {
            string asked = given.GetRequiredValue(code);
            bool found = false;
            foreach (RuleBook book in LawOptions.BooksOf(given.GetValue(policy)))
            {
                Instant day = LawOptions.InstantOf(book, given.GetValue(at), console.Now);
                foreach (CallRule rule in book.At(day)?.Rules.Where(rule => IsAsked(rule, asked)) ?? [])
                {
                    console.Write(Describe(book, rule, asked), given.GetValue(json));
                    found = true;
                }
            }

            if (!found)
                throw RefusalException.Input($"no rule in force on that day is named `{asked}` or gives that reason; `tmc law list` shows the rules");
        });
        return command;
    }

    private static bool IsAsked(CallRule rule, string asked) => rule.Name == asked || ReasonsOf(rule).Any(reason => reason.Code == asked);

    // What an engine says in the rule's place where a fact is not known belongs to the rule as well.
    private static IEnumerable<ReasonCode> ReasonsOf(CallRule rule) => [.. rule.Reasons, .. rule.ReviewReasons, .. rule.Needs.Select(need => need.Unavailable)];

    private static Report Describe(RuleBook book, CallRule rule, string asked)
    {
        Report report = new Report()
            .Add("book", book.Name)
            .Add("rule", rule.Name)
            .Add("revision", rule.Revision)
            .Add("facts", rule.Needs.Select(need => need.Name));
        foreach (ReasonCode reason in ReasonsOf(rule).Where(reason => asked == rule.Name || reason.Code == asked))
            report.Add(reason.Code, reason.English).Add($"{reason.Code} (it)", reason.Italian);
        foreach (RuleParameter parameter in rule.Parameters)
        {
            report.Add(parameter.Name, parameter.Value);
            if (parameter.Law is { } law)
                report.Add($"{parameter.Name}: law", $"{law.Citation} ({LawWords.Force(law)}, applied as {LawWords.Standing(law)}, confidence {LawWords.Confidence(law)}{(LawWords.ReviewBy(law) is { } day ? $", review by {day}" : "")})").Add($"{parameter.Name}: text", law.Url);
        }

        return report;
    }
}
