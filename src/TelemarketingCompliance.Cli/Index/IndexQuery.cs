using System.Text;

namespace TelemarketingCompliance.Cli.Index;

/// <summary>Looks numbers up in batches and writes the answers in their order.</summary>
internal sealed class IndexQuery
{
    private const int BatchSize = 4096;

    private readonly QueryRequest request;
    private readonly AnswerFiles files;
    private readonly AnswerWriter writer;
    private readonly string[] texts = new string[BatchSize];
    private readonly ulong[] keys = new ulong[BatchSize];
    private readonly FoundAnswer[] answers = new FoundAnswer[BatchSize];
    private int held;

    private IndexQuery(QueryRequest request, AnswerFiles files, TextWriter output)
    {
        this.request = request;
        this.files = files;
        writer = new AnswerWriter(output, request.Json, request.At.ToDateTimeOffset());
    }

    public static QueryNotes Run(QueryRequest request, ProgressMeter meter, CommandConsole console, CancellationToken cancellationToken)
    {
        AnswerFiles files = AnswerFiles.Open(request.Source, request.Controller, request.FilesUntil?.ToDateTimeOffset());
        return request.Output is null
            ? new IndexQuery(request, files, console.Output).Answer(null, meter, cancellationToken)
            : ToFile(request, files, meter, cancellationToken);
    }

    private static QueryNotes ToFile(QueryRequest request, AnswerFiles files, ProgressMeter meter, CancellationToken cancellationToken)
    {
        if (request.Input is not null && Path.GetFullPath(request.Input) == Path.GetFullPath(request.Output!))
            throw RefusalException.Usage("`--output` names the input");

        using Workspace workspace = Workspace.Beside(request.Output!);
        using RejectsFile rejects = new(workspace, request.Output!);

        try
        {
            FileStream stream = workspace.Create(request.Output!);
            using StreamWriter output = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16) { NewLine = "\n" };
            QueryNotes notes = new IndexQuery(request, files, output).Answer(rejects, meter, cancellationToken);
            output.Flush();
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
        return new QueryNotes(files.HasOthersOnly, files.Later, writer.Lapsed, rejected, first);
    }

    private void AnswerArguments(Action<string, long, string, string> reject)
    {
        for (int i = 0; i < request.Numbers.Length; i++)
        {
            string text = request.Numbers[i];

            if (!E164Number.TryParse(text, request.Region, out E164Number number, out NumberRefusal refusal))
                reject("arguments", i + 1, text, refusal.ToText(Language.English));

            Ask(text, number.Digits);
        }
    }

    private void AnswerFile(string path, Action<string, long, string, string> reject, ProgressMeter meter, CancellationToken cancellationToken)
    {
        string name = Path.GetFileName(path);
        using NumberRows rows = NumberRows.Open(path, request.Columns, request.Region, (line, text, reason) => reject(name, line, text, reason));
        meter.Begin($"answering {name}", new FileInfo(path).Length);

        while (rows.NextRow())
        {
            rows.TryNumber(out ulong key);
            Ask(FieldText.Decode(rows.Row.Number), key);

            if (held == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                meter.Advance(rows.Position, BatchSize);
            }
        }
    }

    private void Ask(string text, ulong key)
    {
        (texts[held], keys[held]) = (OneField(text), key);

        if (++held == BatchSize)
            Flush();
    }

    // A line is two fields whatever the text holds.
    private static string OneField(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\x1F') < 0 ? text.Trim() : string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();

    private void Flush()
    {
        files.Answer(keys.AsSpan(0, held), answers);

        for (int i = 0; i < held; i++)
            writer.Write(texts[i], keys[i], answers[i]);

        held = 0;
    }
}
