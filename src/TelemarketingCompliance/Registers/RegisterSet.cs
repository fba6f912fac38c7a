using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>All consultations of one register: index files of a folder, or built in memory.</summary>
/// <remarks>
/// <para>Per number and controller the newest answer counts; a newer consultation without the number leaves the older answer.</para>
/// <para>Safe on any thread. Look-ups never wait: adding and reloading put a new whole in the place of the old one, and a question sees either.</para>
/// </remarks>
public sealed class RegisterSet
{
    private readonly Lock gate = new();
    private ImmutableArray<RegisterConsultation> added;
    private volatile RegisterFolder? folder;
    private volatile RegisterSnapshot snapshot;

    /// <summary>Creates a set in memory; without consultations nobody asked anything.</summary>
    /// <param name="name">The register's name: <c>it-rpo</c>.</param>
    /// <param name="consultations">The consultations to begin with.</param>
    /// <exception cref="ArgumentException">A consultation is of another register.</exception>
    public RegisterSet(string name, params IEnumerable<RegisterConsultation> consultations)
    {
        ArgumentNullException.ThrowIfNull(consultations);
        Name = Identifier.Check(name, nameof(name));
        added = [.. consultations.Select(Own)];
        snapshot = RegisterSnapshot.Create(added);
    }

    private RegisterSet(string name, RegisterFolder folder)
    {
        Name = name;
        added = [];
        this.folder = folder;
        snapshot = RegisterSnapshot.Create([.. folder.Consultations]);
    }

    /// <summary>The register's name.</summary>
    public string Name { get; }

    /// <summary>All that answers now.</summary>
    public ImmutableArray<RegisterConsultation> Consultations => snapshot.Consultations;

    /// <summary>The controllers in whose names anything was asked, in ordinal order.</summary>
    public ImmutableArray<PartyId> Controllers =>
        [.. Consultations.Select(one => one.Header.Controller).OfType<PartyId>().Distinct().OrderBy(one => one.Value, StringComparer.Ordinal)];

    /// <summary>What the folder held when it was read last; null for a set in memory.</summary>
    public RegisterReload? LastReload => folder?.Report;

    /// <summary>Opens the register whose consultations are the index files of a folder.</summary>
    /// <remarks>
    /// Every file counts but those whose names begin with a dot or end in <c>.sig</c> or <c>.csv</c>. A file that cannot be taken is left out, and
    /// <see cref="LastReload"/> says why. A set without any file answers like a register nobody asked, and blocks.
    /// </remarks>
    /// <param name="name">The register's name: <c>it-rpo</c>. Files of another register are refused.</param>
    /// <param name="folder">The folder; its subfolders are not read.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be read.</exception>
    public static RegisterSet Open(string name, string folder)
    {
        Identifier.Check(name, nameof(name));
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return new RegisterSet(name, RegisterFolder.Open(name, folder));
    }

    /// <summary>The names of the files of a folder that count as index files, in ordinal order, whatever they hold; see <see cref="Open"/>.</summary>
    /// <param name="folder">The folder; its subfolders are not read.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be read.</exception>
    public static ImmutableArray<string> FilesIn(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return [.. RegisterFolder.NamesIn(folder).Order(StringComparer.Ordinal)];
    }

    /// <summary>Reads the folder again, while calls are decided.</summary>
    /// <remarks>
    /// New files answer, deleted ones no longer do, unchanged ones are not read again. A file that cannot be taken is reported, and what served under its name
    /// before goes on until its answers end. All changes count at once. Consultations added in memory stay.
    /// </remarks>
    /// <param name="cancellationToken">Gives up, and leaves everything as it was.</param>
    /// <returns>What the folder holds.</returns>
    /// <exception cref="InvalidOperationException">The set is in memory: it has no folder.</exception>
    /// <exception cref="IOException">The folder cannot be read; everything stays as it was.</exception>
    public Task<RegisterReload> ReloadAsync(CancellationToken cancellationToken = default) =>
        folder is null
            ? throw new InvalidOperationException($"the register `{Name}` is in memory and has no folder; open it with `RegisterSet.Open`")
            : Task.Run(() => Reload(cancellationToken), cancellationToken);

    /// <summary>Adds a consultation in memory.</summary>
    /// <exception cref="ArgumentException">The consultation is of another register.</exception>
    public void Add(RegisterConsultation consultation)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        Own(consultation);
        lock (gate)
        {
            snapshot = RegisterSnapshot.Create([.. snapshot.Consultations, consultation], snapshot);
            added = added.Add(consultation);
        }
    }

    /// <summary>What the register says of a number to a controller, from the consultations processed by <paramref name="at"/>.</summary>
    /// <param name="number">The number.</param>
    /// <param name="controller">The controller; the answers given to others are not searched.</param>
    /// <param name="at">The instant: later consultations did not exist then.</param>
    public RegisterAnswer Answer(E164Number number, PartyId controller, Instant at) => snapshot.Of(controller).Answer(number.Digits, at);

    /// <summary>The same for many numbers at once, many times faster than one by one. All see one state of the set.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="controller">The controller; the answers given to others are not searched.</param>
    /// <param name="at">The instant: later consultations did not exist then.</param>
    /// <param name="answers">One for each number, in their order.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="answers"/> is shorter than <paramref name="numbers"/>.</exception>
    public void Answer(ReadOnlySpan<E164Number> numbers, PartyId controller, Instant at, Span<RegisterAnswer> answers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(answers.Length, numbers.Length, nameof(answers));

        // A number is its digits, and nothing else.
        snapshot.Of(controller).Answer(MemoryMarshal.Cast<E164Number, ulong>(numbers), at, answers);
    }

    private RegisterReload Reload(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            RegisterFolder read = folder!.Reload(cancellationToken);
            snapshot = RegisterSnapshot.Create([.. read.Consultations, .. added], snapshot, cancellationToken);
            folder = read;
            return read.Report;
        }
    }

    private RegisterConsultation Own(RegisterConsultation consultation) =>
        consultation.Header.Register == Name
            ? consultation
            : throw new ArgumentException($"the consultation `{consultation.Header.Reference}` is of the register `{consultation.Header.Register}`, not of `{Name}`", nameof(consultation));
}
