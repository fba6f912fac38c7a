using System.Diagnostics;

namespace TelemarketingCompliance.Cli.Index;

/// <summary>Reads the inputs into a builder and gives the results their names when everything holds.</summary>
internal sealed class IndexBuild
{
    /// <summary>From how many asked numbers on an answer that clears every one is most likely the question.</summary>
    private const long AllClearLimit = RegisterConsultation.AllClearLimit;

    private const int BatchSize = 4096;

    private readonly BuildRequest request;
    private readonly ProgressMeter meter;
    private readonly RegisterIndexBuilder builder;
    private readonly RejectsFile rejects;
    private readonly DoubtfulNumbers doubtful;
    private readonly CancellationToken cancellationToken;
    private readonly ulong[] keys = new ulong[BatchSize];

    private IndexBuild(BuildRequest request, ProgressMeter meter, RegisterIndexBuilder builder, RejectsFile rejects, DoubtfulNumbers doubtful, CancellationToken cancellationToken)
    {
        this.request = request;
        this.meter = meter;
        this.builder = builder;
        this.rejects = rejects;
        this.doubtful = doubtful;
        this.cancellationToken = cancellationToken;
    }

    private delegate void Sink(ReadOnlySpan<ulong> keys);

    public static BuildSummary Run(BuildRequest request, ProgressMeter meter, CommandConsole console, CancellationToken cancellationToken)
    {
        long began = console.Clock.GetTimestamp();
        Workspace.Check(request.Output, request.Inputs);
        using Workspace workspace = Workspace.Beside(request.Output);
        using RejectsFile rejects = new(workspace.Create, request.Output);
        using DoubtfulNumbers doubtful = new(workspace);
        string file = workspace.PathOf(request.Output);
        using RegisterIndexBuilder builder = new(file, request.Metadata, new IndexBuildOptions { Profile = request.Profile });
        IndexBuildResult result = new IndexBuild(request, meter, builder, rejects, doubtful, cancellationToken).Build();

        if (doubtful.IsAnyClear(file))
            throw RefusalException.Input($"{NamesOf(request.Answers)}: a number is clear in one line and has an answer that nobody explained in another; explain it with `--listed-value` or `--clear-value`, or take the later answer for each number before building");

        rejects.Close();
        cancellationToken.ThrowIfCancellationRequested();
        workspace.Commit();
        rejects.DeleteOld();
        Tell(request, rejects, console);
        using Process self = Process.GetCurrentProcess();
        return new BuildSummary(result, rejects.Count, console.Clock.GetElapsedTime(began).TotalSeconds, self.PeakWorkingSet64);
    }

    private IndexBuildResult Build()
    {
        long asked = ReadAll(request.Asked, builder.AddAsked);
        long cleared = ReadAll(request.Clear, builder.AddClear);
        long answered = request.Answers.Sum(ReadAnswers);
        long listed = request.Columns.Date is null ? ReadAll(request.Listed, builder.AddListed) : request.Listed.Sum(ReadDated);

        if (!request.AcceptsAllClear)
            request.Statuses.CheckListedOccurred();

        if (asked + answered + listed == 0)
        {
            string inputs = request.Asked.IsEmpty ? request.Answers.IsEmpty ? "listed" : "answered" : "asked";
            throw RefusalException.Input($"no number was {inputs}: {(rejects.First is { } first ? $"every line was refused, the first: {first}" : "the files hold no lines")}");
        }

        meter.Begin("sorting", 0);
        IndexBuildResult result = BuildNamingInputs();

        if (result.Listed == 0 && result.Clear >= AllClearLimit && !request.AcceptsAllClear)
            throw RefusalException.Input($"none of {result.Clear} numbers is listed: most likely the question was loaded as the answer; if it is true, say so with `--accept-all-clear`");

        return result;
    }

    // The builder knows numbers, not files.
    private IndexBuildResult BuildNamingInputs()
    {
        try
        {
            return builder.Build(meter, cancellationToken);
        }
        catch (IndexException refusal) when (refusal.Error is IndexError.NeverAsked or IndexError.Overlap)
        {
            string problem = refusal.Error == IndexError.NeverAsked
                ? "the answer clears a number that was never asked; check that question and answer belong together"
                : "a number is both listed and clear; take the later answer for each number before building";
            throw RefusalException.Input($"{NamesOf(request.Answers.IsEmpty ? request.Clear : request.Answers)}: {problem}", refusal);
        }
    }

    private long ReadAll(IEnumerable<string> paths, Sink sink)
    {
        long count = 0;

        foreach (string path in paths)
        {
            // Where a file has no answers and no dates their columns are not looked for.
            using NumberRows rows = Open(path, request.Columns with { Status = null, Date = null });

            for (int read = rows.Read(keys); read > 0; read = rows.Read(keys))
            {
                sink(keys.AsSpan(0, read));
                count += read;
                Advance(rows, read);
            }
        }

        return count;
    }

    private long ReadAnswers(string path)
    {
        using NumberRows rows = Open(path, request.Columns);
        long count = 0;

        for (long row = 1; rows.NextRow(); row++)
        {
            if ((row & (BatchSize - 1)) == 0)
                Advance(rows, BatchSize);

            if (!rows.TryNumber(out E164Number number))
            {
                // The row does not fit: whatever it said of its number is not known.
                if (rows.TryField(out number, out _))
                    doubtful.Add(number.Digits);

                continue;
            }

            switch (StatusOf(rows))
            {
                case true:
                    AddListed(rows, number.Digits);
                    count++;
                    break;
                case false:
                    builder.AddClear([number.Digits]);
                    count++;
                    break;
                case null:
                    rows.Reject("the answer is neither one that means listed nor one that means clear; see `--listed-value` and `--clear-value`");
                    doubtful.Add(number.Digits);
                    break;
            }
        }

        return count;
    }

    private long ReadDated(string path)
    {
        using NumberRows rows = Open(path, request.Columns);
        long count = 0;

        while (rows.NextRow())
        {
            if (!rows.TryNumber(out E164Number number))
                continue;

            AddListed(rows, number.Digits);

            if ((++count & (BatchSize - 1)) == 0)
                Advance(rows, BatchSize);
        }

        return count;
    }

    private bool? StatusOf(NumberRows rows)
    {
        try
        {
            return request.Statuses.Read(FieldText.Decode(rows.Row.Field(rows.Shape.Status)).Trim());
        }
        catch (RefusalException refusal)
        {
            throw RefusalException.Input($"`{rows.Name}`, line {rows.Row.LineNumber}, `--status-column`: {refusal.Message}");
        }
    }

    // A listed number is never lost for its date: without one the register's opposition counts most strictly.
    private void AddListed(NumberRows rows, ulong key)
    {
        if (rows.Shape.Date < 0)
        {
            builder.AddListed([key]);
            return;
        }

        // In a row that does not fit, the column may hold anything.
        string text = rows.Row.Fault is null ? FieldText.Decode(rows.Row.Field(rows.Shape.Date)).Trim() : "";
        DateOnly? day = Days.TryRead(text);

        if (day is null && text.Length > 0)
            rejects.AddFaulty(rows.Name, rows.Row.LineNumber, FieldText.Decode(rows.Row.Line), "without its date, which cannot be read; write 2026-11-20");

        builder.AddListed(key, day, 0);
    }

    private NumberRows Open(string path, ColumnChoice columns)
    {
        string name = Path.GetFileName(path);
        // What a full register lists and the file loses would answer clear.
        Action<long, string, string>? tellFaulty = request.Listed.IsEmpty ? null : (line, text, reason) => rejects.AddFaulty(name, line, text, reason);
        NumberRows rows = NumberRows.Open(path, columns, request.Region, (line, text, reason) => rejects.Add(name, line, text, reason), tellFaulty);
        meter.Begin($"reading {name}", new FileInfo(path).Length);
        return rows;
    }

    private static string NamesOf(IEnumerable<string> paths) => string.Join(", ", paths.Select(path => $"`{Path.GetFileName(path)}`"));

    private void Advance(NumberRows rows, int handled)
    {
        cancellationToken.ThrowIfCancellationRequested();
        meter.Advance(rows.Position, handled);
    }

    private static void Tell(BuildRequest request, RejectsFile rejects, CommandConsole console)
    {
        string file = Path.GetFileName(RejectsFile.PathOf(request.Output));

        if (rejects.Count > 0)
            console.Note($"lines that gave no number: {rejects.Count}, see `{file}`; the first: {rejects.First}");

        if (rejects.WithDigits > 0 && !request.Listed.IsEmpty)
            console.Warn($"lines that may hold a listed number, which now answers clear where the coverage holds it: {rejects.WithDigits}; do not call by this file: mend the lines and build again");

        if (rejects.Faulty > 0)
            console.Note($"lines with a fault whose number is listed all the same: {rejects.Faulty}, see `{file}`");

        if (Instant.FromDateTimeOffset(request.Metadata.ProcessedAt) > console.Now)
            console.Note("`--as-of` lies in the future: until then the engine takes the numbers as not asked");
    }
}
