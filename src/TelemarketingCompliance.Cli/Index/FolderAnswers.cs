namespace TelemarketingCompliance.Cli.Index;

/// <summary>The files of one register in a folder, answered as the engine answers.</summary>
internal sealed class FolderAnswers : AnswerSource
{
    // A register that answers everyone is asked in nobody's name.
    private static readonly PartyId Nobody = new("nobody");

    private readonly RegisterSet register;
    private readonly PartyId controller;
    private readonly Instant at;

    private FolderAnswers(RegisterSet register, PartyId controller, Instant at)
    {
        this.register = register;
        this.controller = controller;
        this.at = at;
    }

    public static FolderAnswers Open(string folder, PartyId? controller, Instant at)
    {
        RegisterSet register = RegisterSet.Open(NameOf(folder), folder);

        // What cannot be read might hold the newer answer.
        if (register.LastReload!.Refused is [var bad, ..])
            throw new IndexException(bad.Error, $"{bad.Reason}; the folder `{Name(folder)}` is not answered from while it holds `{bad.File}`");

        if (controller is null && register.Controllers.Length > 1)
            throw RefusalException.Usage($"the folder `{Name(folder)}` holds the answers of {register.Controllers.Length} controllers ({string.Join(", ", register.Controllers.Select(id => $"`{id}`"))}); say with `--controller` whose are asked for");

        RegisterConsultation[] own = [.. register.Consultations.Where(one => one.Header.Controller is not { } owner || controller is null || owner == controller)];
        int later = own.Count(one => one.Header.ProcessedAt > at);
        return new FolderAnswers(register, controller ?? (register.Controllers is [var only] ? only : Nobody), at)
        {
            Note = own.Length == 0 ? NoteOfOthers(controller) : later > 0 ? $"files processed after {Instants.Format(at)} are left out: {later}; see `--at`" : null,
        };
    }

    public override void Answer(ReadOnlySpan<E164Number> numbers, Span<RegisterAnswer> answers) => register.Answer(numbers, controller, at, answers);

    // The register's name is the one its files give; others are refused when the folder is opened under it.
    private static string NameOf(string folder)
    {
        if (RegisterSet.FilesIn(folder) is not [var first, ..])
            throw RefusalException.Input($"the folder `{Name(folder)}` holds no index file");

        return RegisterIndex.Open(Path.Combine(folder, first), new IndexOpenOptions { Access = IndexAccess.Mapped }).Metadata.Register;
    }

    private static string Name(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
}
