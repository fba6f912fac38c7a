using System.Text;

namespace TelemarketingCompliance.Cli.Index;

/// <summary>Looks numbers up in batches and writes the answers in their order.</summary>
internal sealed class IndexQuery
{
    private const int BatchSize = 4096;

    private readonly QueryRequest request;
    private readonly AnswerSource source;
    private readonly AnswerWriter writer;
    private readonly string[] texts = new string[BatchSize];
    private readonly E164Number[] numbers = new E164Number[BatchSize];
    private readonly RegisterAnswer[] answers = new RegisterAnswer[BatchSize];
    private int held;

    private IndexQuery(QueryRequest request, AnswerSource source, TextWriter output, Instant now)
    {
        this.request = request;
        this.source = source;
        writer = new AnswerWriter(output, request.Json, request.At ?? now);
    }

    public static QueryNotes Run(QueryRequest request, ProgressMeter meter, CommandConsole console, CancellationToken cancellationToken)
    {
        AnswerSource source = AnswerSource.Open(request.Source, request.Controller, request.At, console.Now);
        return request.Output is null
            ? new IndexQuery(request, source, console.Output, console.Now).Answer(null, meter, cancellationToken)
            : ToFile(request, source, console.Now, meter, cancellationToken);
    }

    private static QueryNotes ToFile(QueryRequest request, AnswerSource source, Instant now, ProgressMeter meter, CancellationToken cancellationToken)
    {
        Workspace.Check(request.Output!, request.Input is null ? [request.Source] : [request.Source, request.Input]);
        using Workspace workspace = Workspace.Beside(request.Output!);
        using RejectsFile rejects = new(workspace.Create, request.Output!);

        try
        {
            using FileStream stream = workspace.Create(request.Output!);
            StreamWriter output = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16, leaveOpen: true);
            QueryNotes notes = new IndexQuery(request, source, output, now).Answer(rejects, meter, cancellationToken);
            output.Dispose();
            Workspace.Close(stream);
            rejects.Close();
            workspace.Commit();
            rejects.DeleteOld();
            return notes;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Workspace.Refused(request.Output!, fault);
        }
    }

    private QueryNotes Answer(RejectsFile? rejects, ProgressMeter meter, CancellationToken cancellationToken)
    {
        long rejected = 0;
        string? first = null;

        void Reject(string source, long line, string text, string reason)
        {
            rejected++;
            first ??= $"`{source}`, line {line}: {reason}";
            rejects?.Add(source, line, text, reason);
        }

        if (request.Input is null)
            AnswerArguments(Reject);
        else
            AnswerFile(request.Input, Reject, meter, cancellationToken);

        Flush();
        return new QueryNotes(source.Note, writer.Lapsed, writer.Endless, rejected, first);
    }

    private void AnswerArguments(Action<string, long, string, string> reject)
    {
        for (int i = 0; i < request.Numbers.Length; i++)
        {
            string text = request.Numbers[i];

            if (!E164Number.TryParse(text, request.Region, out E164Number number, out NumberRefusal refusal))
                reject("arguments", i + 1, text, refusal.ToText(Language.English));

            Ask(text, number);
        }
    }

    private void AnswerFile(string path, Action<string, long, string, string> reject, ProgressMeter meter, CancellationToken cancellationToken)
    {
        string name = Path.GetFileName(path);
        using NumberRows rows = NumberRows.Open(path, request.Columns, request.Region, (line, text, reason) => reject(name, line, text, reason));
        meter.Begin($"answering {name}", new FileInfo(path).Length);

        while (rows.NextRow())
        {
            rows.TryNumber(out E164Number number);
            Ask(FieldText.Decode(rows.Row.Number), number);

            if (held == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                meter.Advance(rows.Position, BatchSize);
            }
        }
    }

    private void Ask(string text, E164Number number)
    {
        (texts[held], numbers[held]) = (OneField(text), number);

        if (++held == BatchSize)
            Flush();
    }

    // A line is two fields whatever the text holds.
    private static string OneField(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\x1F') < 0 ? text.Trim() : string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();

    private void Flush()
    {
        source.Answer(numbers.AsSpan(0, held), answers);

        for (int i = 0; i < held; i++)
            writer.Write(texts[i], numbers[i], answers[i]);

        held = 0;
    }
}
