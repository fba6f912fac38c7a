using System.CommandLine;
using System.CommandLine.Parsing;
using NodaTime;
using NodaTime.Text;

namespace DialerSimulation;

/// <summary>The options of the program.</summary>
internal sealed class CommandLine
{
    private static readonly SimulationPlan Usual = new();

    private readonly Option<int> seconds = Number("--seconds", 60, 0, "Wall time for the days; after the last of them more follow until it is over. 0 takes as long as the days need");
    private readonly Option<int> days = Number("--days", Usual.Days, 1, "Simulated days, at least");
    private readonly Option<int> agencies = Number("--agencies", Usual.Agencies, 1, "Processors of the one controller, dialing the same people");
    private readonly Option<int> population = Number("--population", Usual.Population, 100, "Numbers that can be called");
    private readonly Option<int> operators = Number("--operators", 0, 0, "Operators of each agency for each campaign; 0 lets as many come as the machine can keep busy");
    private readonly Option<int> threads = Number("--threads", Environment.ProcessorCount, 1, "Threads; with 1, and operators given, the same options give the same run");
    private readonly Option<ulong> seed = new("--seed") { Description = "The seed", DefaultValueFactory = _ => Usual.Seed, HelpName = "NUMBER" };
    private readonly Option<LocalDate> from = new("--from") { Description = "The first day", DefaultValueFactory = _ => Usual.From, CustomParser = ReadDay, HelpName = "DATE" };
    private readonly Option<Break> broken = new("--break")
    {
        Description = "Breaks something on purpose: alone (each agency counts alone), nopermit (one agency dials what was refused). The count must find it",
        DefaultValueFactory = _ => Break.None,
    };

    /// <summary>The options, to be added to the command.</summary>
    internal IEnumerable<Option> All => [seconds, days, agencies, population, operators, threads, seed, from, broken];

    internal SimulationPlan Read(ParseResult given) => new()
    {
        Budget = given.GetValue(seconds) is > 0 and var limit ? TimeSpan.FromSeconds(limit) : null,
        Days = given.GetValue(days),
        Agencies = given.GetValue(agencies),
        Population = given.GetValue(population),
        Operators = given.GetValue(operators) is > 0 and var count ? count : null,
        Threads = given.GetValue(threads),
        Seed = given.GetValue(seed),
        From = given.GetValue(from),
        Break = given.GetValue(broken),
    };

    private static Option<int> Number(string name, int usual, int least, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual, HelpName = "NUMBER" };
        option.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() < least)
                given.AddError($"`{name}` is at least {least}");
        });
        return option;
    }

    private static LocalDate ReadDay(ArgumentResult given)
    {
        ParseResult<LocalDate> day = LocalDatePattern.Iso.Parse(given.Tokens[0].Value);
        if (!day.Success)
            given.AddError($"`--from`: `{given.Tokens[0].Value}` is no date: write 2026-11-24");
        return day.Success ? day.Value : default;
    }
}
