using System.Runtime.InteropServices;

namespace TelemarketingCompliance;

/// <summary>A large set of numbers in one immutable file: contact list, partner's blacklist, number pool.</summary>
/// <remarks>Thread-safe, lock-free; look-ups allocate nothing. Never use one as a register: it cannot say that a number was not asked.</remarks>
public sealed class NumberSet
{
    private readonly FileImage image;
    private readonly KeySet members;
    private readonly Columns columns;
    private readonly bool canChange;

    private NumberSet(FileImage image)
    {
        this.image = image;
        Metadata = MetaCodec.ReadSet(image.Span(image.Require(SectionType.Meta, SetRole.None)));
        members = KeySet.Open(image, SetRole.Members);
        columns = Columns.Open(image, SetRole.Members);
        canChange = image.CanChange;
    }

    /// <summary>What the set is.</summary>
    public NumberSetMetadata Metadata { get; }

    /// <summary>The content's identity, 32 lower-case hexadecimal digits: equal content has equal ids.</summary>
    public string SnapshotId => image.SnapshotId;

    /// <summary>Numbers in the set.</summary>
    public long Count => members.Count;

    /// <summary>Length of the file.</summary>
    public long Bytes => image.Length;

    /// <summary>True when numbers have days.</summary>
    public bool HasDays => columns.HasDays;

    /// <summary>True when numbers have flags.</summary>
    public bool HasFlags => columns.HasFlags;

    /// <summary>The numbers in ascending order.</summary>
    public IEnumerable<ulong> Members => KeyEnumeration.Of(members);

    /// <summary>Opens and verifies a file; an <see cref="IndexException"/> says why one was refused.</summary>
    public static NumberSet Open(string path, IndexOpenOptions? options = null)
    {
        options ??= new IndexOpenOptions();
        return ReadGuard.Run(Failure.Set, path, () => Read(FileImage.Open(path, options, IndexKind.NumberSet), options));
    }

    internal static NumberSet Read(FileImage image, IndexOpenOptions options)
    {
        NumberSet set = new(image);

        if (options.Verification != IndexVerification.Checksum)
            set.members.Verify();

        return set;
    }

    /// <summary>True when the number is in the set.</summary>
    public bool Contains(ulong key)
    {
        if (key > Keys.Max)
            return false;

        if (canChange)
            image.ThrowIfChangedLately();

        bool found = members.Contains(key);
        GC.KeepAlive(image);
        return found;
    }

    /// <summary>Which of many numbers are in the set, in their order. Many times faster than one by one, sorted or not.</summary>
    public void Contains(ReadOnlySpan<ulong> keys, Span<bool> found)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(found.Length, keys.Length, nameof(found));
        found = found[..keys.Length];
        found.Clear();

        if (canChange)
            image.ThrowIfChanged();

        members.Mark(keys, MemoryMarshal.Cast<bool, byte>(found), 1);
        GC.KeepAlive(image);
    }

    /// <summary>Day and flags of a number, found in constant time; null when it is not in the set.</summary>
    public NumberDetail? Detail(ulong key)
    {
        if (canChange)
            image.ThrowIfChangedLately();

        long rank = key > Keys.Max ? -1 : members.Rank(key);
        uint payload = columns.At(rank);
        GC.KeepAlive(image);
        return rank < 0 ? null : new NumberDetail(Payload.Day(Payload.Days(payload)), Payload.Flags(payload));
    }
}
