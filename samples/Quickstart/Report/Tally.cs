namespace Quickstart;

/// <summary>Counts rows while they go by, and keeps the one to explain.</summary>
internal sealed class Tally(E164Number? explain)
{
    private readonly List<FileCount> files = [];
    private readonly Dictionary<CallBasis, int> bases = [];
    private readonly Dictionary<string, ReasonCount> reasons = new(StringComparer.Ordinal);
    private int mostReasons = -1;

    /// <summary>Each file: every row of it is decided or rejected.</summary>
    internal IReadOnlyList<FileCount> Files => files;

    /// <summary>The permitted rows by basis, strongest first.</summary>
    internal IEnumerable<(CallBasis Basis, int Rows)> Bases => bases.OrderBy(basis => basis.Key).Select(basis => (basis.Key, basis.Value));

    /// <summary>The blocked rows by reason, most frequent first; a row may have several.</summary>
    internal IEnumerable<(string Code, ReasonCount Count)> Reasons =>
        reasons.OrderByDescending(reason => reason.Value.Rows).ThenBy(reason => reason.Key, StringComparer.Ordinal).Select(reason => (reason.Key, reason.Value));

    /// <summary>The row that was asked for, else the one with the most reasons; the first where several are equal.</summary>
    internal Screened? Explained { get; private set; }

    /// <summary>The first row whose marketing call is permitted; null where there is none.</summary>
    internal Screened? FirstCallable { get; private set; }

    internal void Add(Screened row)
    {
        (Contact contact, ScreenedVerdict verdict) = (row.Contact, row.Verdict);
        if (verdict.IsPermitted && contact.Request.Campaign.Purpose.IsMarketing())
            FirstCallable ??= row;
        FileCount file = Of(contact.Source);
        file.Permitted += verdict.IsPermitted ? 1 : 0;
        file.Blocked += verdict.IsPermitted ? 0 : 1;
        file.Duplicates += contact.First is null ? 0 : 1;
        if (verdict is { IsPermitted: true, Basis: { } basis })
            bases[basis] = bases.GetValueOrDefault(basis) + 1;

        string[] codes = [.. verdict.Reasons.Select(reason => reason.Code)];
        foreach (string code in codes)
            (reasons.TryGetValue(code, out ReasonCount? count) ? count : reasons[code] = new()).Add(isAlone: IsAlone(code, codes));
        Keep(row, codes.Length);
    }

    internal void Add(Reject reject) => Of(reject.Source).Rejected++;

    // The missing basis is the sum of the other reasons, never news beside them.
    private static bool IsAlone(string code, string[] codes) => codes.All(other => other == code || other == EngineReasons.NoBasis.Code);

    private void Keep(Screened row, int count)
    {
        bool better = explain is { } number ? Explained is null && row.Contact.Request.Callee == number : count > mostReasons;
        if (!better)
            return;
        Explained = row;
        mostReasons = count;
    }

    private FileCount Of(string source)
    {
        FileCount? file = files.Find(known => known.Source == source);
        if (file is null)
            files.Add(file = new FileCount(source));
        return file;
    }

    /// <summary>The rows of one file.</summary>
    internal sealed class FileCount(string source)
    {
        internal string Source { get; } = source;

        internal int Permitted { get; set; }

        internal int Blocked { get; set; }

        internal int Rejected { get; set; }

        internal int Duplicates { get; set; }

        internal int Rows => Permitted + Blocked + Rejected;
    }

    /// <summary>The rows that one reason blocks, and those that it blocks alone.</summary>
    internal sealed class ReasonCount
    {
        internal int Rows { get; private set; }

        internal int Alone { get; private set; }

        internal void Add(bool isAlone)
        {
            Rows++;
            Alone += isAlone ? 1 : 0;
        }
    }
}
