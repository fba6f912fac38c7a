namespace Quickstart;

/// <summary>
/// The answers of the register. A file of consultations names, for each, who asked, when the register processed it, and the files: what was asked and
/// what came back, either as the cleansed list or as one status per number.
/// </summary>
internal sealed class Consultations(Parties parties, bool acceptAllClear)
{
    /// <summary>The Registro Pubblico delle Opposizioni, under the name that the rules of Italy know.</summary>
    internal const string Register = "it-rpo";

    /// <summary>Its dates are days in Italy.</summary>
    internal const string Jurisdiction = "IT";

    private static readonly Column Reference = new("reference", "riferimento");
    private static readonly Column Controller = new("controller", "titolare");
    private static readonly Column ProcessedAt = new("processed_at", "elaborata_il");
    private static readonly Column ValidUntil = new("valid_until", "valida_fino_al");
    private static readonly Column Asked = new("asked", "richiesta");
    private static readonly Column Cleared = new("clear", "bonificata");
    private static readonly Column Answers = new("answers", "esiti");
    private static readonly Column Answer = new("answer", "esito");
    private static readonly Column Since = new("since", "dal");

    private static readonly string[] ListedWords = ["iscritto", "opposto", "listed"];
    private static readonly string[] ClearWords = ["non iscritto", "libero", "clear"];

    /// <summary>Reads all consultations that a file names; the files stand in its folder.</summary>
    internal IEnumerable<RegisterConsultation> Read(string path)
    {
        using Table table = Table.Open(path, Reference, Controller, ProcessedAt);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var ids = new UniqueIds();
        foreach (Row row in table.Rows())
        {
            var header = new RegisterConsultationHeader
            {
                Register = Register,
                Controller = parties.IdOf(row, Controller),
                ProcessedAt = row.Instant(ProcessedAt),
                ValidUntil = row.InstantOrNull(ValidUntil),
                Reference = row.Needed(Reference),
                Jurisdiction = Jurisdiction,
            };
            ids.Add(row, Reference, header.Reference);
            yield return Read(header, Beside(row, Asked), Beside(row, Cleared), Beside(row, Answers))
                ?? throw row.Fault(Answers, "the consultation names no files: fill in `asked` and `clear`, or `answers`");
        }

        string? Beside(Row row, Column column) => row.TextOrNull(column) is { } name ? Path.Combine(folder, name) : null;
    }

    /// <summary>Reads one consultation; null where neither the cleansed list nor the statuses are given.</summary>
    internal RegisterConsultation? Read(RegisterConsultationHeader header, string? asked, string? cleared, string? answers)
    {
        if (answers is not null)
            return Made(answers, () => RegisterConsultation.FromAnswers(header, ReadAnswers(answers, asked), acceptAllClear));
        return asked is null || cleared is null
            ? null
            : Made(cleared, () => RegisterConsultation.FromCleansedList(header, ReadAsked(asked), ReadCleared(cleared, asked), acceptAllClear));
    }

    private static HashSet<E164Number> ReadAsked(string path)
    {
        using Table table = Table.Open(path, People.Phone);
        return [.. table.Rows().Select(row => row.Number(People.Phone))];
    }

    private static List<E164Number> ReadCleared(string path, string asked)
    {
        HashSet<E164Number> question = ReadAsked(asked);
        using Table table = Table.Open(path, People.Phone);
        return [.. table.RowsOrNone().Select(row => AskedNumber(row, question, asked))];
    }

    private static List<(E164Number, bool, LocalDate?)> ReadAnswers(string path, string? asked)
    {
        HashSet<E164Number>? question = asked is null ? null : ReadAsked(asked);
        using Table table = Table.Open(path, People.Phone, Answer);
        return [.. table.Rows().Select(row => (AskedNumber(row, question, asked), IsListed(row), row.DayOrNull(Since)))];
    }

    private static E164Number AskedNumber(Row row, HashSet<E164Number>? question, string? asked)
    {
        E164Number number = row.Number(People.Phone);
        return question is null || question.Contains(number)
            ? number
            : throw row.Fault(People.Phone, $"the answer holds a number that `{Path.GetFileName(asked)}` never asked; it belongs to another question");
    }

    private static bool IsListed(Row row)
    {
        string answer = row.Needed(Answer);
        return ListedWords.Contains(answer, StringComparer.OrdinalIgnoreCase)
            || (ClearWords.Contains(answer, StringComparer.OrdinalIgnoreCase)
                ? false
                : throw row.Fault(Answer, $"`{answer}` is no answer: write one of {string.Join(", ", ListedWords.Concat(ClearWords))}"));
    }

    private static RegisterConsultation Made(string path, Func<RegisterConsultation> make)
    {
        try
        {
            return make();
        }
        catch (InvalidDataException refused)
        {
            throw new BadInputException(Path.GetFileName(path), $"{refused.Message} (--accept-all-clear)");
        }
    }
}
