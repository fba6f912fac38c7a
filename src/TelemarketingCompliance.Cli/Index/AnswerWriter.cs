namespace TelemarketingCompliance.Cli.Index;

/// <summary>Writes an answer a line: <c>number TAB answer</c>, or one JSON object.</summary>
/// <param name="output">Where to.</param>
/// <param name="json">As JSON.</param>
/// <param name="at">The instant at which an answer may have lapsed.</param>
internal sealed class AnswerWriter(TextWriter output, bool json, Instant at)
{
    /// <summary>Answers whose validity had ended.</summary>
    public long Lapsed { get; private set; }

    /// <summary>Answers whose end is not stated.</summary>
    public long Endless { get; private set; }

    /// <param name="text">The number as it was asked for.</param>
    /// <param name="number">What was read of it.</param>
    /// <param name="answer">What was found.</param>
    public void Write(string text, E164Number number, RegisterAnswer answer)
    {
        bool? isLapsed = answer.ValidUntil is { } end ? end <= at : null;
        Lapsed += isLapsed == true ? 1 : 0;
        Endless += isLapsed is null && answer.Kind is (RegisterAnswerKind.Listed or RegisterAnswerKind.Clear) ? 1 : 0;

        if (json)
        {
            output.Write(ToJson(text, number, answer, isLapsed));
        }
        else
        {
            output.Write(text);
            output.Write('\t');
            output.Write(Word(answer.Kind));
        }

        output.Write('\n');
    }

    private static string Word(RegisterAnswerKind kind) => kind switch
    {
        RegisterAnswerKind.Listed => "listed",
        RegisterAnswerKind.Clear => "clear",
        _ => "not-asked",
    };

    private static string ToJson(string text, E164Number number, RegisterAnswer answer, bool? isLapsed) => new Report()
        .Add("number", text)
        .Add("e164", number.IsDefault ? null : number.ToE164())
        .Add("answer", Word(answer.Kind))
        .Add("processedAt", answer.ProcessedAt)
        .Add("validUntil", answer.ValidUntil)
        .Add("lapsed", isLapsed)
        .Add("controller", answer.Controller?.Value)
        .Add("reference", answer.Consultation)
        .ToJson();
}
