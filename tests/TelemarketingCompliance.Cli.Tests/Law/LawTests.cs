using System.Text.Json;
using System.Text.RegularExpressions;

namespace TelemarketingCompliance.Cli.Tests.Law;

public sealed class LawTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void The_list_has_the_rules_of_both_books_with_values_clauses_and_review_days()
    {
        JsonElement[] rows = Rows("law", "list", "--json");

        Assert.Equal(["IT", "US"], rows.Select(row => Text(row, "book")).Distinct());
        JsonElement validity = Assert.Single(rows, row => Text(row, "book") == "IT" && Text(row, "rule") == "register-consultation" && Text(row, "parameter") == "validDays");
        Assert.Equal(("15", "D.P.R. 26/2022 art. 8 c. 2", "statute", "law", "high"), (Text(validity, "value"), Text(validity, "law"), Text(validity, "force"), Text(validity, "appliedAs"), Text(validity, "confidence")));
        Assert.Matches(new Regex("^20[0-9]{2}-[0-9]{2}-[0-9]{2}$"), Text(validity, "reviewBy")!);
        Assert.Equal("31", Text(Assert.Single(rows, row => Text(row, "book") == "US" && Text(row, "rule") == "register-consultation" && Text(row, "parameter") == "validDays"), "value"));
        RuleBook[] books = [RuleBooks.Italy(), RuleBooks.UnitedStates()];
        Assert.Equal(books.SelectMany(book => book.At(Now)!.Rules.Select(rule => $"{book.Name} {rule.Name}")).Order(), rows.Select(row => $"{Text(row, "book")} {Text(row, "rule")}").Distinct().Order());
    }

    [Fact]
    public void The_list_is_a_table_of_plain_lines_too()
    {
        string[] lines = place.Ok("law", "list").Lines;

        Assert.StartsWith("book  rule", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("IT    calling-hours", StringComparison.Ordinal) && line.Contains("mon-fri 09:00-20:00", StringComparison.Ordinal));
    }

    [Fact]
    public void The_law_of_a_day_is_that_of_its_first_moment()
    {
        (LocalDate day, string rule, string parameter, string before, string after) = AChange();

        Assert.Equal(before, ValueOn(day.PlusDays(-1)));
        Assert.Equal(after, ValueOn(day));

        string? ValueOn(LocalDate at) => Text(Rows("law", "list", "--json", "--at", at.ToString("uuuu-MM-dd", null)).Single(row => Text(row, "book") == "IT" && Text(row, "rule") == rule && Text(row, "parameter") == parameter), "value");
    }

    [Fact]
    public void What_changed_between_two_days_is_told_with_the_day_it_took_effect()
    {
        (LocalDate day, string rule, string parameter, string before, string after) = AChange();
        string[] days = [day.PlusDays(-1).ToString("uuuu-MM-dd", null), day.ToString("uuuu-MM-dd", null)];

        JsonElement[] changes = Rows(["law", "diff", .. days, "--json"]);
        string text = place.Ok(["law", "diff", .. days]).Output;

        JsonElement change = Assert.Single(changes, row => Text(row, "rule") == rule && Text(row, "parameter") == parameter);
        Assert.Equal((days[1], "IT", "changed", before, after), (Text(change, "from"), Text(change, "book"), Text(change, "change"), Text(change, "before"), Text(change, "after")));
        Assert.NotNull(Text(change, "law"));
        Assert.Contains(days[1], text, StringComparison.Ordinal);
    }

    [Fact]
    public void Between_two_days_of_one_edition_nothing_changed()
    {
        RunResult text = place.Ok("law", "diff", "2026-11-20", "2026-11-24");

        Assert.Equal(("", "note: nothing changed\n"), (text.Output, text.Error));
        Assert.Equal("[]\n", place.Ok("law", "diff", "2026-11-20", "2026-11-24", "--json").Output);
    }

    [Fact]
    public void All_changes_together_are_those_of_every_edition()
    {
        JsonElement[] all = Rows("law", "diff", "2000-01-01", "2100-01-01", "--json");

        string[] told = [.. all.Select(row => $"{Text(row, "book")} {Text(row, "from")}").Distinct().Order()];
        RuleBook[] books = [RuleBooks.Italy(), RuleBooks.UnitedStates()];
        Assert.Subset(books.SelectMany(book => book.Editions.Select(edition => $"{book.Name} {edition.From.InZone(book.Zone).Date:uuuu-MM-dd}")).ToHashSet(), told.ToHashSet());
        Assert.All(books, book => Assert.Contains($"{book.Name} {book.Editions[0].From.InZone(book.Zone).Date:uuuu-MM-dd}", told));
        Assert.Contains(all, row => Text(row, "change") == "changed");
    }

    [Fact]
    public void A_reason_is_shown_with_its_rule_in_every_book_its_texts_and_where_to_read_the_law()
    {
        JsonElement[] rules = Rows("law", "show", "register.stale", "--json");

        Assert.Equal(["IT", "US"], rules.Select(rule => Text(rule, "book")));
        Assert.All(rules, rule => Assert.Equal("register.stale", Text(Assert.Single(rule.GetProperty("reasons").EnumerateArray()), "code")));
        JsonElement days = Assert.Single(rules[0].GetProperty("parameters").EnumerateArray(), parameter => Text(parameter, "name") == "validDays");
        Assert.StartsWith("https://", Text(days, "url"), StringComparison.Ordinal);

        string text = place.Ok("law", "show", "register.stale").Output;
        Assert.Contains("register.stale (it)  la risposta del registro", text, StringComparison.Ordinal);
        Assert.Contains("rests on           D.P.R. 26/2022 art. 8 c. 2 (statute, applied as law, confidence high, review by ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_is_shown_with_all_its_reasons_and_those_of_its_facts()
    {
        JsonElement italy = Rows("law", "show", "calling-hours", "--json")[0];

        Assert.Superset(new HashSet<string?> { "hours.closed", "hours.holiday", "place.unavailable" }, italy.GetProperty("reasons").EnumerateArray().Select(reason => Text(reason, "code")).ToHashSet());
        Assert.Equal(["callee.place"], italy.GetProperty("facts").EnumerateArray().Select(fact => fact.GetString()));
    }

    [Fact]
    public void Every_reason_that_the_documents_explain_is_shown()
    {
        string page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "rules.md"));
        string[] codes = [.. Regex.Matches(page, "^\\| `([a-z-]+\\.[a-z-]+)` \\|", RegexOptions.Multiline).Select(match => match.Groups[1].Value).Distinct()];

        Assert.True(codes.Length > 40, $"{codes.Length} codes");
        Assert.All(codes, code => Assert.Contains(place.Ok("law", "show", code).Lines, line => line.StartsWith(code, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("register.stal", "`register.stale`")]
    [InlineData("caling-hours", "`calling-hours`")]
    [InlineData("holiday", "`hours.holiday`")]
    [InlineData("Register.Stale", "`register.stale`")]
    public void A_name_that_no_rule_has_is_answered_with_those_that_are_near(string code, string near)
    {
        RunResult run = place.Run("law", "show", code);

        Assert.Equal((ExitCode.Refused, ""), (run.Code, run.Output));
        Assert.StartsWith($"error: no rule is named `{code}` or gives that reason; the nearest are {near}, ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_of_another_day_is_answered_with_its_days()
    {
        RunResult run = place.Run("law", "show", "calling-hours", "--at", "1999-12-31");

        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Matches(new Regex("`calling-hours` is not in force on that day; the book IT has it from 20[0-9-]+"), run.Error);
        Assert.Contains("the rule books begin later", place.Run("law", "list", "--at", "1999-12-31").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_policy_the_law_is_that_of_its_books_and_house_policies()
    {
        string file = Policy.PolicyText.Write(place);

        JsonElement[] rows = Rows("law", "list", "--policy", file, "--json");

        Assert.Equal(["IT"], rows.Select(row => Text(row, "book")).Distinct());
        Assert.Contains(rows, row => Text(row, "rule") == "frequency" && Text(row, "parameter") == "once-a-day");
        Assert.Contains(rows, row => Text(row, "rule") == "calling-hours" && Text(row, "value")!.Contains("mon-fri 10:00-19:00", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("law list --at 24/11/2026", "`24/11/2026` is no day")]
    [InlineData("law diff 2026-01-01", "")]
    [InlineData("law diff 2026-01-01 2025-01-01", "FROM is later than TO")]
    [InlineData("law diff 2026-01-01 2026-02-30", "`2026-02-30` is no day")]
    [InlineData("law show", "")]
    public void A_wrong_command_line_is_told(string command, string what)
    {
        RunResult run = place.Run(command.Split(' '));

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(what, run.Error, StringComparison.Ordinal);
    }

    private static Instant Now => Instant.FromDateTimeOffset(Workplace.Now);

    /// <summary>A value that a change of the Italian law gave to a rule in place of another.</summary>
    private static (LocalDate Day, string Rule, string Parameter, string Before, string After) AChange()
    {
        RuleBook italy = RuleBooks.Italy();
        for (int i = 1; i < italy.Editions.Length; i++)
        {
            foreach (CallRule rule in italy.Editions[i].Rules)
            {
                foreach (RuleParameter now in rule.Parameters)
                {
                    RuleParameter? was = italy.Editions[i - 1].Rules.FirstOrDefault(other => other.Name == rule.Name)?.Parameters.FirstOrDefault(other => other.Name == now.Name);
                    if (was is not null && was.Value != now.Value)
                        return (italy.Editions[i].From.InZone(italy.Zone).Date, rule.Name, now.Name, was.Value, now.Value);
                }
            }
        }

        throw new InvalidOperationException("no value of the Italian law ever changed");
    }

    private JsonElement[] Rows(params string[] command)
    {
        RunResult run = place.Ok(command);
        Assert.Single(run.Lines);
        return [.. JsonDocument.Parse(run.Output).RootElement.EnumerateArray()];
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
