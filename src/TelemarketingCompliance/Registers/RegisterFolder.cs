using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>The index files of one register in one folder, as they were read last. Immutable.</summary>
internal sealed class RegisterFolder
{
    // What belongs to an index file and is none.
    private static readonly string[] Companions = [".sig", ".csv"];

    private readonly string register;
    private readonly string path;
    private readonly ImmutableSortedDictionary<string, RegisterFile> files;

    private RegisterFolder(string register, string path, ImmutableSortedDictionary<string, RegisterFile> files, RegisterReload report)
    {
        this.register = register;
        this.path = path;
        this.files = files;
        Report = report;
    }

    /// <summary>What the last reading found.</summary>
    internal RegisterReload Report { get; }

    internal IEnumerable<RegisterConsultation> Consultations => files.Values.Select(file => file.Consultation);

    internal static RegisterFolder Open(string register, string path) =>
        new RegisterFolder(register, Path.GetFullPath(path), ImmutableSortedDictionary.Create<string, RegisterFile>(StringComparer.Ordinal), new RegisterReload { Added = [], Replaced = [], Kept = [], Gone = [], Refused = [] })
            .Reload(CancellationToken.None);

    /// <summary>The names of the files that count, in no order.</summary>
    internal static IEnumerable<string> NamesIn(string path) => Directory.EnumerateFiles(path).Select(file => Path.GetFileName(file))
        .Where(name => !name.StartsWith('.') && !Companions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase));

    /// <summary>Reads the folder again; a file that is as it was is not read.</summary>
    internal RegisterFolder Reload(CancellationToken cancellationToken)
    {
        var found = files.ToBuilder();
        var added = new List<string>();
        var replaced = new List<string>();
        var kept = new List<string>();
        var refused = new List<RefusedRegisterFile>();
        SortedSet<string> names = Names();
        foreach (string name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            RegisterFile? held = files.GetValueOrDefault(name);
            try
            {
                RegisterFile file = RegisterFile.Read(Path.Combine(path, name), register, held);
                found[name] = file;
                (held is null ? added : file.Consultation == held.Consultation ? kept : replaced).Add(name);
            }
            catch (IndexException fault)
            {
                refused.Add(new RefusedRegisterFile(name, fault.Error, fault.Message, held is not null));
            }
            catch (InvalidDataException fault)
            {
                refused.Add(new RefusedRegisterFile(name, IndexError.InvalidMetadata, fault.Message, held is not null));
            }
        }

        string[] gone = [.. files.Keys.Where(name => !names.Contains(name))];
        found.RemoveRange(gone);
        var report = new RegisterReload { Added = [.. added], Replaced = [.. replaced], Kept = [.. kept], Gone = [.. gone], Refused = [.. refused] };
        return new RegisterFolder(register, path, found.ToImmutable(), report);
    }

    // A file renamed over another while the folder is listed may be missed; one that served is looked for by its name.
    private SortedSet<string> Names() => new(
        NamesIn(path).Concat(files.Keys.Where(name => File.Exists(Path.Combine(path, name)))),
        StringComparer.Ordinal);
}
