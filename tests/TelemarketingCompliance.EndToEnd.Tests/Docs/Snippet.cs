namespace TelemarketingCompliance.EndToEnd.Tests.Docs;

/// <summary>
/// A block of code in a page, compared with compiled code: contiguous lines, the same relative indentation, trailing blanks aside. A line that holds only
/// <c>// …</c> or <c>…</c> stands for omitted lines.
/// </summary>
internal sealed class Snippet(IEnumerable<string> lines)
{
    private readonly List<string[]> segments = Segments(lines);

    public bool IsCutFrom(string source)
    {
        string[] code = [.. source.ReplaceLineEndings("\n").Split('\n').Select(Normalised)];

        return segments.Count > 0 && Enumerable.Range(0, code.Length).Any(start => Matches(code, start));
    }

    private bool Matches(string[] code, int start)
    {
        if (ShiftAt(code, start, segments[0]) is not { } shift)
            return false;

        int next = start + segments[0].Length;

        foreach (string[] segment in segments.Skip(1))
        {
            while (next < code.Length && ShiftAt(code, next, segment) != shift)
                next++;

            if (next >= code.Length)
                return false;

            next += segment.Length;
        }

        return true;
    }

    /// <summary>How much deeper the code stands than the segment; null where they differ.</summary>
    private static int? ShiftAt(string[] code, int start, string[] segment)
    {
        if (start + segment.Length > code.Length)
            return null;

        int? shift = null;

        for (int i = 0; i < segment.Length; i++)
        {
            string actual = code[start + i];

            if (actual.TrimStart() != segment[i].TrimStart())
                return null;

            if (actual.Length > 0 && (shift ??= actual.Length - segment[i].Length) != actual.Length - segment[i].Length)
                return null;
        }

        return shift;
    }

    private static List<string[]> Segments(IEnumerable<string> lines)
    {
        List<string[]> segments = [];
        List<string> current = [];

        foreach (string line in lines.Select(Normalised).Append("…"))
        {
            if (line.Trim() is not ("…" or "// …"))
            {
                current.Add(line);
                continue;
            }

            string[] segment = [.. current.SkipWhile(l => l.Length == 0).Reverse().SkipWhile(l => l.Length == 0).Reverse()];
            current.Clear();

            if (segment.Length > 0)
                segments.Add(segment);
        }

        return segments;
    }

    private static string Normalised(string line) => line.Replace("\t", "    ", StringComparison.Ordinal).TrimEnd();
}
