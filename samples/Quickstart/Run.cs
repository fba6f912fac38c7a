using NodaTime.Text;

namespace Quickstart;

/// <summary>One run: read everything, ask about every row, place one call, write the answers, show the sums.</summary>
internal static class Run
{
    private const string ConsoleName = "console.txt";

    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("dddd d MMMM uuuu, HH:mm");

    internal static async Task ExecuteAsync(RunOptions options, TextWriter output, bool isTerminal, CancellationToken cancellationToken)
    {
        World world = await World.ReadAsync(options, cancellationToken);
        using var folder = new OutputFolder(options.Output);
        var tally = new Tally(options.Explain);
        using (var decisions = new DecisionsFile(folder))
        {
            await foreach (Screened row in Screening.RunAsync(world, options.At, cancellationToken))
            {
                decisions.Write(row);
                tally.Add(row);
            }
        }

        RejectsFile.Write(folder, world.Rejects);
        foreach (Reject reject in world.Rejects)
            tally.Add(reject);

        string title = $"Decided for {Moment.Format(options.At.InZone(Times.Rome).LocalDateTime)}, Europe/Rome\n\n";
        ReportTable[] tables = [.. Summary.Tables(tally)];
        string told = Explain(tally, options) + (tally.FirstCallable is { } callable ? await new OneCall(world).TellAsync(callable, cancellationToken) : "");
        await folder.WriteAsync(ConsoleName, title + PlainText.Render(tables) + told, cancellationToken);
        folder.Commit();

        await output.WriteAsync(title);
        if (isTerminal)
            Terminal.Show(tables);
        else
            await output.WriteAsync(PlainText.Render(tables));
        await output.WriteAsync(told);
        await output.WriteLineAsync($"\nWritten to {options.Output}: {DecisionsFile.Name}, {RejectsFile.Name}, {ConsoleName}");
    }

    private static string Explain(Tally tally, RunOptions options)
    {
        if (tally.Explained is { } row)
            return $"One decision in full: {row.Contact.Place}\n{row.Decision.ToText(options.Language).ReplaceLineEndings("\n")}\n";
        return options.Explain is null ? "" : throw new BadInputException("--explain", "no row that can be read has this number");
    }
}
