using System.Globalization;

namespace TelemarketingCompliance.Cli.Index;

/// <summary>Writes an answer a line: <c>number TAB answer</c>, or one JSON object.</summary>
/// <param name="output">Where to.</param>
/// <param name="json">As JSON.</param>
/// <param name="at">The instant at which an answer may have lapsed.</param>
internal sealed class AnswerWriter(TextWriter output, bool json, DateTimeOffset at)
{
    /// <summary>Answers whose validity had ended.</summary>
    public long Lapsed { get; private set; }

    /// <param name="text">The number as it was asked for.</param>
    /// <param name="key">Its digits; 0 when the text is no number.</param>
    /// <param name="answer">What was found.</param>
    public void Write(string text, ulong key, FoundAnswer answer)
    {
        bool isLapsed = answer.Source?.ValidUntil <= at;
        Lapsed += isLapsed ? 1 : 0;

        if (json)
            output.WriteLine(ToJson(text, key, answer, isLapsed));
        else
        {
            output.Write(text);
            output.Write('\t');
            output.Write(Word(answer.Kind));
            output.Write('\n');
        }
    }

    private static string Word(RegisterIndexAnswer kind) => kind switch
    {
        RegisterIndexAnswer.Listed => "listed",
        RegisterIndexAnswer.Clear => "clear",
        _ => "not-asked",
    };

    private static string ToJson(string text, ulong key, FoundAnswer answer, bool isLapsed) => new Report()
        .Add("number", text)
        .Add("e164", key == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"+{key}"))
        .Add("answer", Word(answer.Kind))
        .Add("processedAt", answer.Source is { } source ? Instant.FromDateTimeOffset(source.ProcessedAt) : null)
        .Add("validUntil", answer.Source?.ValidUntil is { } end ? Instant.FromDateTimeOffset(end) : null)
        .Add("lapsed", isLapsed)
        .Add("controller", answer.Source?.Controller)
        .Add("reference", answer.Source?.Reference)
        .ToJson();
}
