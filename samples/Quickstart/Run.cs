using NodaTime.Text;
using TelemarketingCompliance.Cli;

namespace Quickstart;

/// <summary>One run: read everything, ask about every row, place one call, write the answers, show the sums.</summary>
internal static class Run
{
    private const string ConsoleName = "console.txt";

    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("dddd d MMMM uuuu, HH:mm");

    internal static async Task ExecuteAsync(RunOptions options, TextWriter output, TextWriter warnings, bool isTerminal, CancellationToken cancellationToken)
    {
        using World world = await World.BringInAsync(options, warnings, cancellationToken);
        using var folder = new OutputFolder(options.Output);
        var tally = new Tally(options.Explain);
        using (var decisions = new DecisionsFile(folder))
        {
            await foreach (Screened[] rows in Screening.RunAsync(world, options.At, cancellationToken))
            {
                foreach (Screened row in rows)
                {
                    decisions.Write(row);
                    tally.Add(row);
                }
            }
        }

        NotDecidedFile.Write(folder, world.Rejects);
        NotImportedFile.Write(folder, world.Imported);
        foreach (Reject reject in world.Rejects)
            tally.Add(reject);

        string title = $"Decided for {Moment.Format(options.At.InZone(Times.Rome).LocalDateTime)}, Europe/Rome\n\n";
        ReportTable[] tables = [.. Summary.Tables(world.Imported, tally)];
        string told = Explain(tally, options) + (tally.FirstCallable is { } callable ? await new OneCall(world).TellAsync(callable, cancellationToken) : "");
        await folder.WriteAsync(ConsoleName, title + PlainText.Render(tables) + told, cancellationToken);
        folder.Commit();

        await output.WriteAsync(title);
        if (isTerminal)
            Terminal.Show(tables);
        else
            await output.WriteAsync(PlainText.Render(tables));
        await output.WriteAsync(told);
        await output.WriteLineAsync($"\nWritten to {options.Output}: {DecisionsFile.Name}, {NotDecidedFile.Name}, {NotImportedFile.Name}, {ConsoleName}");
    }

    private static string Explain(Tally tally, RunOptions options)
    {
        if (tally.Explained is { } row)
            return $"One decision in full: {row.Contact.Place}\n{row.Call.Explain().ToText(options.Language).ReplaceLineEndings("\n")}\n";
        return options.Explain is null ? "" : throw RefusalException.Usage("`--explain`: no row that can be read has this number");
    }
}
