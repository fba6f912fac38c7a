using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TelemarketingCompliance;

/// <summary>What a register says of a number: listed, clear or not asked, from one immutable file.</summary>
/// <remarks>
/// Thread-safe, lock-free; look-ups allocate nothing. There is nothing to dispose: drop the reference, and the collector frees memory or mapping when the
/// last look-up has ended, so replacing an index under load is one assignment.
/// </remarks>
public sealed partial class RegisterIndex
{
    private readonly FileImage image;
    private readonly KeySet listed;
    private readonly KeySet clear;
    private readonly CoverageRanges coverage;
    private readonly Columns columns;
    private readonly bool canChange;

    private RegisterIndex(FileImage image)
    {
        this.image = image;
        Metadata = MetaCodec.ReadRegister(image.Span(image.Require(SectionType.Meta, SetRole.None)));
        listed = KeySet.Open(image, SetRole.Listed);
        clear = KeySet.Open(image, SetRole.Clear);
        coverage = new CoverageRanges(Metadata.Coverage);
        columns = Columns.Open(image, SetRole.Listed);
        _ = Columns.Open(image, SetRole.Clear);
        canChange = image.CanChange;
    }

    /// <summary>Which register answered whom, when.</summary>
    public RegisterMetadata Metadata { get; }

    /// <summary>The content's identity, 32 lower-case hexadecimal digits: equal content has equal ids.</summary>
    public string SnapshotId => image.SnapshotId;

    /// <summary>Numbers listed.</summary>
    public long ListedCount => listed.Count;

    /// <summary>Numbers asked and clear; 0 for a full register, which is clear inside its coverage.</summary>
    public long ClearCount => clear.Count;

    /// <summary>Length of the file.</summary>
    public long Bytes => image.Length;

    /// <summary>True when listed numbers have days.</summary>
    public bool HasDays => columns.HasDays;

    /// <summary>True when listed numbers have flags.</summary>
    public bool HasFlags => columns.HasFlags;

    /// <summary>The listed numbers in ascending order.</summary>
    public IEnumerable<ulong> Listed => KeyEnumeration.Of(listed);

    /// <summary>The numbers asked and clear, in ascending order.</summary>
    public IEnumerable<ulong> Clear => KeyEnumeration.Of(clear);

    /// <summary>Opens and verifies a register file; an <see cref="IndexException"/> says why one was refused.</summary>
    public static RegisterIndex Open(string path, IndexOpenOptions? options = null)
    {
        options ??= new IndexOpenOptions();
        return ReadGuard.Run(Failure.Register, path, () => Read(FileImage.Open(path, options, IndexKind.Register), options));
    }

    /// <summary>A pass over the numbers with one answer, without those that only the coverage clears.</summary>
    internal KeySource Keys(RegisterIndexAnswer answer) => SetOf(answer).Keys();

    /// <summary>Whether the set of numbers with one answer holds a number; half the work of <see cref="Answer(ulong)"/>.</summary>
    internal bool Holds(ulong key, RegisterIndexAnswer answer)
    {
        if (key > TelemarketingCompliance.Keys.Max)
            return false;

        if (canChange)
            image.ThrowIfChangedLately();

        bool holds = SetOf(answer).Contains(key);
        GC.KeepAlive(image);
        return holds;
    }

    /// <summary>The same for many numbers: 1 beside those it holds, 0 beside the others.</summary>
    internal void Holds(ReadOnlySpan<ulong> keys, RegisterIndexAnswer answer, Span<byte> marks)
    {
        if (canChange)
            image.ThrowIfChanged();

        marks.Clear();
        SetOf(answer).Mark(keys, marks, 1);
        GC.KeepAlive(image);
    }

    internal static RegisterIndex Read(FileImage image, IndexOpenOptions options)
    {
        RegisterIndex index = new(image);

        if (options.Verification != IndexVerification.Checksum)
        {
            index.listed.Verify();
            index.clear.Verify();
        }

        return index;
    }

    /// <summary>What the register says of one number. A key of more than 15 digits was never asked.</summary>
    public RegisterIndexAnswer Answer(ulong key)
    {
        if (key > TelemarketingCompliance.Keys.Max)
            return RegisterIndexAnswer.NotAsked;

        if (canChange)
            image.ThrowIfChangedLately();

        RegisterIndexAnswer answer = listed.Contains(key) ? RegisterIndexAnswer.Listed
            : clear.Contains(key) || coverage.Covers(key) ? RegisterIndexAnswer.Clear
            : RegisterIndexAnswer.NotAsked;
        GC.KeepAlive(image);
        return answer;
    }

    /// <summary>What the register says of many numbers, in their order. Many times faster than one by one, sorted or not: hand over as many as there are.</summary>
    [SkipLocalsInit]
    public void Answer(ReadOnlySpan<ulong> keys, Span<RegisterIndexAnswer> answers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(answers.Length, keys.Length, nameof(answers));
        answers = answers[..keys.Length];
        answers.Clear();

        if (canChange)
            image.ThrowIfChanged();

        Span<byte> marks = MemoryMarshal.Cast<RegisterIndexAnswer, byte>(answers);
        listed.Mark(keys, marks, (byte)RegisterIndexAnswer.Listed);

        if (clear.Count > 0)
            Undecided.Mark(clear, keys, marks, (byte)RegisterIndexAnswer.Clear);

        if (!coverage.IsEmpty)
            MarkCovered(keys, answers);

        GC.KeepAlive(image);
    }

    /// <summary>Day and flags of a listed number, found in constant time; null when the number is not listed.</summary>
    public NumberDetail? Detail(ulong key)
    {
        if (canChange)
            image.ThrowIfChangedLately();

        long rank = key > TelemarketingCompliance.Keys.Max ? -1 : listed.Rank(key);
        uint payload = columns.At(rank);
        GC.KeepAlive(image);
        return rank < 0 ? null : new NumberDetail(Payload.Day(Payload.Days(payload)), Payload.Flags(payload));
    }

    private KeySet SetOf(RegisterIndexAnswer answer) => answer == RegisterIndexAnswer.Listed ? listed : clear;

    private void MarkCovered(ReadOnlySpan<ulong> keys, Span<RegisterIndexAnswer> answers)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            if (answers[i] == RegisterIndexAnswer.NotAsked && coverage.Covers(keys[i]))
                answers[i] = RegisterIndexAnswer.Clear;
        }
    }
}
