namespace TelemarketingCompliance;

/// <summary>The constants of format v1; `docs/format/register-index-v1.md` is the specification.</summary>
internal static class Layout
{
    public const int HeaderBytes = 64;
    public const int FooterBytes = 64;
    public const int EntryBytes = 24;
    public const int Alignment = 64;
    public const int MaxSections = 64;
    public const ushort Major = 1;
    public const ushort Minor = 0;
    public const uint Critical = 1;

    public const int ChunksPerGroup = 50;
    public const int GroupsPerRegion = 64;
    public const int GroupBytes = 64;
    public const int GroupSizesAt = 14;
    public const int LineBytes = 64;
    public const int SlotsPerLine = 4;
    public const uint EmptyTag = uint.MaxValue;
    public const ulong TagMultiplier = 0x9E37_79B9_7F4A_7C15;
    public const int MaxRun = 50;

    /// <summary>Chunk widths a set may have; decimal, because numbers are allocated in decimal blocks; all are multiples of 8.</summary>
    public static ReadOnlySpan<uint> Widths => [1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000];

    public static ReadOnlySpan<byte> Magic => [0x89, (byte)'T', (byte)'M', (byte)'C', (byte)'I', 0x0D, 0x0A, 0x1A];

    public static ReadOnlySpan<byte> FooterMagic => [0x1A, 0x0A, 0x0D, (byte)'I', (byte)'C', (byte)'M', (byte)'T', 0x89];
}

internal enum SectionType : ushort
{
    Meta = 1,
    Set = 2,
    Data = 3,
    Groups = 4,
    Directory = 5,
    Sparse = 6,
    Ranks = 7,
    Days = 8,
    Flags = 9,
    DeltaInfo = 16,
    Removed = 17,
    Upserts = 18,
}

/// <summary>Which set of keys a section belongs to.</summary>
internal enum SetRole : ushort
{
    None = 0,
    Listed = 1,
    Clear = 2,
    Members = 3,
}
