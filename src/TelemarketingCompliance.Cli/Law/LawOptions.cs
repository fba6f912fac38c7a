using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using NodaTime.Text;
using TelemarketingCompliance.Cli.Policy;

namespace TelemarketingCompliance.Cli.Law;

/// <summary>The options that the commands about law share.</summary>
internal static class LawOptions
{
    public static Option<LocalDate?> At() => new("--at") { HelpName = "DATE", Description = "The day whose law is told, as 2026-06-19. [default: today]", CustomParser = ReadDay };

    public static Option<string?> PolicyFile() => new("--policy") { HelpName = "FILE", Description = "A policy file: the law with its house policies. Without it, every rule book with its defaults." };

    public static Argument<LocalDate> Day(string name, string description) => new(name) { Description = description, CustomParser = ReadNeededDay };

    /// <summary>The rule books that a policy names, with its house policies; without one all there are.</summary>
    public static ImmutableArray<RuleBook> BooksOf(string? policy) => policy is null ? [RuleBooks.Italy(), RuleBooks.UnitedStates()] : PolicyEngine.BooksOf(Policy.PolicyFile.Read(policy));

    /// <summary>The day asked about, or today where the book's days begin.</summary>
    public static Instant InstantOf(RuleBook book, LocalDate? day, Instant now) => day is { } asked ? book.Zone.AtStartOfDay(asked).ToInstant() : now;

    private static LocalDate ReadNeededDay(ArgumentResult given) => ReadDay(given) ?? default;

    private static LocalDate? ReadDay(ArgumentResult given)
    {
        string text = given.Tokens[0].Value;
        ParseResult<LocalDate> day = LocalDatePattern.Iso.Parse(text);
        if (!day.Success)
            given.AddError($"`{given.Argument.Name}`: `{text}` is no day; write 2026-06-19");
        return day.Success ? day.Value : null;
    }
}
