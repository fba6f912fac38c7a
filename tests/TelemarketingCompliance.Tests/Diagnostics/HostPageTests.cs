using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using TelemarketingCompliance.Tests.Conventions;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Diagnostics;

/// <summary>The page about hosts lists the instruments, tags, activities and lines that there are, and no others.</summary>
public sealed partial class HostPageTests
{
    private static readonly string[] Page = Repository.Read("docs/host.md").ReplaceLineEndings("\n").Split('\n');

    [Fact]
    public void The_instruments_are_those_of_the_page()
    {
        using var meters = new TestMeters();
        ComplianceEngine.Create(engine => engine.UseMeterFactory(meters));

        IEnumerable<string> described = meters.Instruments.Select(instrument =>
            $"{instrument.Name} | {(instrument is Histogram<double> ? "histogram" : instrument is Counter<long> ? "counter" : "other")} | {instrument.Unit} | {instrument.Description}");

        Assert.Equal(Rows("instrument").Select(cells => $"{cells[0]} | {cells[1]} | {cells[2]} | {cells[4]}"), described);
        Assert.All(meters.Instruments, instrument => Assert.Equal("TelemarketingCompliance", instrument.Meter.Name));
        Assert.All(meters.Instruments, instrument => Assert.Matches(@"^\d+\.\d+\.\d+(-[0-9a-z.-]+)?$", instrument.Meter.Version));
    }

    [Fact]
    public async Task The_tags_of_each_instrument_and_each_activity_are_those_of_the_page()
    {
        using var log = new TestLog();
        using var meters = new TestMeters();
        using var activities = new TestActivities();
        for (int seed = 0; seed < 100; seed++)
            await NoNumbersTests.PlayAsync(await new HostileWorld(seed, log, meters).FilledAsync());
        // A charge that is tried again needs somebody else at the same moment; it has no tags.
        var used = meters.Measured.GroupBy(one => one.Instrument, one => one.Tags).ToDictionary(group => group.Key, group => Names(group.SelectMany(tags => tags).Select(tag => tag.Key)));
        var told = activities.Ended.GroupBy(activity => activity.OperationName, activity => activity.TagObjects).ToDictionary(group => group.Key, group => Names(group.SelectMany(tags => tags).Select(tag => tag.Key).Where(tag => tag != "error.type")));

        Assert.Equal(
            Rows("instrument").Where(cells => cells[0] != "telemarketing.charge.retries").Select(cells => (cells[0], Names(Code().Matches(cells[3]).Select(match => match.Groups[1].Value)))).Order(),
            used.Select(pair => (pair.Key, pair.Value)).Order());
        Assert.Equal(
            Rows("activity").Select(cells => (cells[0], Names(Code().Matches(cells[2]).Select(match => match.Groups[1].Value)))).Order(),
            told.Select(pair => (pair.Key, pair.Value)).Order());
    }

    [Fact]
    public async Task The_values_of_tags_that_are_few_are_those_of_the_page()
    {
        using var log = new TestLog();
        using var meters = new TestMeters();
        for (int seed = 0; seed < 100; seed++)
            await NoNumbersTests.PlayAsync(await new HostileWorld(seed, log, meters).FilledAsync());
        var page = Rows("tag").ToDictionary(cells => cells[0], cells => cells[1]);

        foreach (string tag in new[] { "operation", "verdict", "permit.event", "completion", "step" }.Select(name => $"telemarketing.{name}"))
        {
            string[] values = [.. meters.Measured.SelectMany(one => one.Tags).Where(one => one.Key == tag).Select(one => (string)one.Value!).Distinct().Order(StringComparer.Ordinal)];
            Assert.Equal(Value().Matches(page[tag]).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal), values);
        }
    }

    [Fact]
    public void The_lines_of_the_log_are_those_of_the_page()
    {
        IEnumerable<string> written = EngineLogTests.Messages().OrderBy(message => message.EventId)
            .Select(message => $"{message.EventId} | {message.EventName} | {message.Level} | {message.Message}");

        Assert.Equal(Rows("id").Select(cells => string.Join(" | ", cells.Select(cell => cell.Replace("\\`", "`", StringComparison.Ordinal)))), written);
    }

    /// <summary>The rows of the table whose first column has this head; a cell that is one piece of code is shown without its quotes.</summary>
    private static IEnumerable<string[]> Rows(string head) => Page
        .SkipWhile(line => !line.StartsWith($"| {head} |", StringComparison.Ordinal))
        .Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Split('|')[1..^1].Select(cell => cell.Trim()).Select(cell => Whole().Replace(cell, "$1")).ToArray());

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex("^`([^`]+)`$")]
    private static partial Regex Whole();

    [GeneratedRegex("`?((?:telemarketing|error)\\.[a-z.]+)`?")]
    private static partial Regex Code();

    [GeneratedRegex("`([a-z_]+)`")]
    private static partial Regex Value();
}
