namespace TelemarketingCompliance;

/// <summary>Days and flags of a set's keys, found by rank.</summary>
internal sealed unsafe class Columns
{
    private readonly FileImage image;
    private readonly byte* dictionary;
    private readonly byte* codes;
    private readonly int codeWidth;
    private readonly uint days;
    private readonly byte* planes;
    private readonly byte planeMask;
    private readonly long planeBytes;
    private readonly long count;

    private Columns(FileImage image, SetRole role, SetHeader header)
    {
        this.image = image;
        count = header.Count;

        if (header.Columns.HasFlag(SetColumns.Days))
        {
            SectionEntry section = image.Require(SectionType.Days, role);
            byte* start = image.Pointer(section);
            days = section.Length < 4 ? 0 : Bits.Load32(start);
            codeWidth = days == 0 ? 0 : 32 - System.Numerics.BitOperations.LeadingZeroCount(days - 1);
            dictionary = start + 4;
            codes = dictionary + (days * 4L);

            if (days == 0 || section.Length != 4 + (days * 4L) + ((((count * codeWidth) + 63) / 64) * 8))
                throw Failure.Malformed("the day column has another length than the set says");
        }

        if (header.Columns.HasFlag(SetColumns.Flags))
        {
            SectionEntry section = image.Require(SectionType.Flags, role);
            byte* start = image.Pointer(section);
            planeMask = section.Length < 8 ? (byte)0 : *start;
            planes = start + 8;
            planeBytes = ((count + 63) / 64) * 8;

            if (section.Length != 8 + (System.Numerics.BitOperations.PopCount(planeMask) * planeBytes))
                throw Failure.Malformed("the flag column has another length than the set says");
        }
    }

    public bool HasDays => days != 0;

    public bool HasFlags => planeMask != 0;

    public bool IsEmpty => !HasDays && !HasFlags;

    public static Columns Open(FileImage image, SetRole role, SetHeader header) => new(image, role, header);

    public static Columns Open(FileImage image, SetRole role) =>
        new(image, role, SetHeader.Read(image.Span(image.Require(SectionType.Set, role))));

    /// <summary>The packed payload of the key with this rank; 0 for a rank that does not exist.</summary>
    public uint At(long rank)
    {
        if (rank < 0 || rank >= count)
            return 0;

        uint day = 0;
        uint flags = 0;

        if (days != 0)
        {
            long bit = rank * codeWidth;
            uint code = (uint)(Bits.From(codes, bit) & ((1UL << codeWidth) - 1));
            day = code < days ? Bits.Load32(dictionary + (code * 4L)) : 0;
        }

        byte* plane = planes;

        for (int i = 0; i < 8; i++)
        {
            if (((planeMask >> i) & 1) == 0)
                continue;

            flags |= (uint)((plane[rank >> 3] >> (int)(rank & 7)) & 1) << i;
            plane += planeBytes;
        }

        GC.KeepAlive(image);
        return (day << 8) | flags;
    }
}
