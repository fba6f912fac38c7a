namespace TelemarketingCompliance.Cli.Index;

/// <summary>One index file.</summary>
internal sealed class FileAnswers : AnswerSource
{
    private readonly RegisterIndex? index;
    private readonly RegisterAnswer listed;
    private readonly RegisterAnswer clear;
    private RegisterIndexAnswer[] given = [];

    private FileAnswers(RegisterIndex index, bool answers)
    {
        RegisterMetadata metadata = index.Metadata;
        this.index = answers ? index : null;
        listed = new RegisterAnswer
        {
            Kind = RegisterAnswerKind.Listed,
            ProcessedAt = Instant.FromDateTimeOffset(metadata.ProcessedAt),
            ValidUntil = metadata.ValidUntil is { } end ? Instant.FromDateTimeOffset(end) : null,
            Consultation = metadata.Reference,
            Controller = metadata.Controller is { } controller ? new PartyId(controller) : null,
        };
        clear = listed with { Kind = RegisterAnswerKind.Clear };
    }

    public static FileAnswers Open(string path, PartyId? controller, Instant? at)
    {
        RegisterIndex index = RegisterIndex.Open(path);
        Instant processedAt = Instant.FromDateTimeOffset(index.Metadata.ProcessedAt);
        bool isOthers = controller is { } asked && index.Metadata.Controller is { } owner && owner != asked.Value;
        bool isLater = processedAt > at;
        return new FileAnswers(index, !isOthers && !isLater)
        {
            Note = isOthers ? NoteOfOthers(controller)
                : isLater ? $"the file was processed after {Instants.Format(at!.Value)}: nothing had been asked by then"
                : null,
        };
    }

    public override void Answer(ReadOnlySpan<E164Number> numbers, Span<RegisterAnswer> answers)
    {
        if (given.Length < numbers.Length)
            given = new RegisterIndexAnswer[numbers.Length];

        Array.Clear(given);
        index?.Answer(System.Runtime.InteropServices.MemoryMarshal.Cast<E164Number, ulong>(numbers), given);

        for (int i = 0; i < numbers.Length; i++)
        {
            answers[i] = given[i] switch
            {
                RegisterIndexAnswer.Listed => listed,
                RegisterIndexAnswer.Clear => clear,
                _ => RegisterAnswer.NotAsked,
            };
        }
    }
}
