using System.Buffers.Binary;

namespace TelemarketingCompliance;

/// <summary>Reads the section table, and proves that every section lies inside the file.</summary>
internal static class SectionTable
{
    public static SectionEntry[] Read(FileBytes bytes, ReadOnlySpan<byte> footer)
    {
        long tableBytes = BinaryPrimitives.ReadUInt32LittleEndian(footer[8..]) * (long)Layout.Alignment;
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(footer[12..]);
        long tableAt = bytes.Length - Layout.FooterBytes - tableBytes;

        if (count > Layout.MaxSections || count * (long)Layout.EntryBytes > tableBytes || tableAt < Layout.HeaderBytes)
            throw Failure.Malformed("the section table lies outside the file");

        SectionEntry[] sections = new SectionEntry[count];
        long end = Layout.HeaderBytes;

        for (int i = 0; i < sections.Length; i++)
        {
            SectionEntry section = SectionEntry.Read(bytes.Span(tableAt + ((long)i * Layout.EntryBytes), Layout.EntryBytes));

            if (section.Offset < end || section.Offset % Layout.Alignment != 0 || section.Length < 0 || section.Length > tableAt - section.Offset)
                throw Failure.Malformed("a section lies outside the file");

            if (section.IsCritical && !Enum.IsDefined(section.Type))
                throw new Refusal(IndexError.UnsupportedVersion, "has a critical section of a later version; update the library or build the file again");

            if (Array.Exists(sections, other => other.Type == section.Type && other.Role == section.Role))
                throw Failure.Malformed("a section appears twice");

            end = section.Offset + section.Length;
            sections[i] = section;
        }

        return sections;
    }
}
