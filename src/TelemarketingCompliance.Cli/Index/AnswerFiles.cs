using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli.Index;

/// <summary>What one number was answered, and by which file; no file where it was not asked.</summary>
internal readonly record struct FoundAnswer(RegisterIndexAnswer Kind, RegisterMetadata? Source);

/// <summary>The index files of one register, asked for one controller: the newest answer counts; a newer file without the number leaves the older answer.</summary>
internal sealed class AnswerFiles
{
    private readonly ImmutableArray<RegisterIndex> newestFirst;

    private AnswerFiles(IEnumerable<RegisterIndex> files) => newestFirst = [.. files.OrderByDescending(file => file.Metadata.ProcessedAt)];

    /// <summary>Files that belong to other controllers only.</summary>
    public bool HasOthersOnly { get; private init; }

    /// <summary>Files processed after the instant asked for.</summary>
    public int Later { get; private init; }

    /// <param name="path">An index file, or a folder of them.</param>
    /// <param name="controller">For whom; null takes the only one there is.</param>
    /// <param name="at">Files processed later are left out; null leaves out none.</param>
    public static AnswerFiles Open(string path, string? controller, DateTimeOffset? at)
    {
        ImmutableArray<RegisterIndex> all = [.. PathsOf(path).Select(file => OpenOne(file, Directory.Exists(path)))];
        string[] registers = [.. all.Select(file => file.Metadata.Register).Distinct()];
        string[] controllers = [.. all.Select(file => file.Metadata.Controller).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

        if (registers.Length > 1)
            throw RefusalException.Input($"the folder holds the files of {registers.Length} registers ({string.Join(", ", registers.Select(name => $"`{name}`"))}); keep one folder for each");

        if (controllers.Length > 1 && controller is null)
            throw RefusalException.Usage($"the folder holds the answers of {controllers.Length} controllers ({string.Join(", ", controllers.Select(id => $"`{id}`"))}); say with `--controller` whose are asked for");

        RegisterIndex[] own = [.. all.Where(file => file.Metadata.Controller is not { } owner || controller is null || owner == controller)];
        return new AnswerFiles(own.Where(file => at is null || file.Metadata.ProcessedAt <= at))
        {
            HasOthersOnly = own.Length == 0 && all.Length > 0,
            Later = own.Count(file => file.Metadata.ProcessedAt > at),
        };
    }

    /// <summary>What each number was answered; 0 stands for a text that is no number, and was not asked.</summary>
    public void Answer(ReadOnlySpan<ulong> keys, Span<FoundAnswer> answers)
    {
        RegisterIndexAnswer[] given = new RegisterIndexAnswer[keys.Length];
        answers[..keys.Length].Clear();

        foreach (RegisterIndex file in newestFirst)
        {
            file.Answer(keys, given);

            for (int i = 0; i < keys.Length; i++)
            {
                if (given[i] != RegisterIndexAnswer.NotAsked && keys[i] != 0 && Counts(given[i], file, answers[i]))
                    answers[i] = new FoundAnswer(given[i], file.Metadata);
            }
        }
    }

    // Of two answers of one instant the stricter counts.
    private static bool Counts(RegisterIndexAnswer kind, RegisterIndex file, FoundAnswer held) =>
        held.Source is null
        || (held.Source.ProcessedAt == file.Metadata.ProcessedAt && kind == RegisterIndexAnswer.Listed && held.Kind == RegisterIndexAnswer.Clear);

    // A file that cannot be opened refuses the folder: it might hold the newer answer.
    private static RegisterIndex OpenOne(string path, bool isInFolder)
    {
        try
        {
            return RegisterIndex.Open(path);
        }
        catch (IndexException refusal) when (isInFolder && refusal.Error is IndexError.WrongKind or IndexError.NotAnIndex)
        {
            throw new IndexException(refusal.Error, $"{refusal.Message}; a register's folder holds its index files alone, with signatures and rejects", refusal);
        }
    }

    private static string[] PathsOf(string path)
    {
        if (!Directory.Exists(path))
            return [path];

        string[] files = [.. Directory.GetFiles(path).Where(IsIndex).Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw RefusalException.Input($"the folder `{Path.GetFileName(Path.TrimEndingDirectorySeparator(path))}` holds no index file");
    }

    private static bool IsIndex(string path)
    {
        string name = Path.GetFileName(path);
        return !name.StartsWith('.') && !name.EndsWith(".sig", StringComparison.Ordinal) && !name.EndsWith(".rejects.csv", StringComparison.Ordinal);
    }
}
