namespace TelemarketingCompliance.Tests.Conventions;

/// <summary>The identifiers and the top-level types of one C# file. Comments and the text of literals are skipped, the holes of interpolated strings are read.</summary>
internal sealed class CSharpSource
{
    private static readonly HashSet<string> TypeKeywords = ["class", "struct", "interface", "enum", "record"];

    private readonly List<string> tokens = [];

    public CSharpSource(string text)
    {
        int at = 0;
        ReadCode(text, ref at, insideHole: false);
        Identifiers = IdentifiersOf(tokens).ToHashSet();
        Types = [.. TopLevelTypes(tokens)];
    }

    /// <summary>Every identifier that may name a type: one that follows a dot names a member, unless the dot follows a namespace of ours.</summary>
    public IReadOnlySet<string> Identifiers { get; }

    public IReadOnlyList<DeclaredType> Types { get; }

    private static IEnumerable<string> IdentifiersOf(List<string> tokens) =>
        tokens.Where((token, i) => IsWord(token) && !(i > 1 && tokens[i - 1] == "." && tokens[i - 2] != "TelemarketingCompliance"));

    private static IEnumerable<DeclaredType> TopLevelTypes(List<string> tokens)
    {
        int depth = 0;
        int blockNamespaces = 0;
        bool isPublic = false;

        for (int i = 0; i < tokens.Count; i++)
        {
            switch (tokens[i])
            {
                case "namespace":
                    int end = tokens.FindIndex(i, token => token is ";" or "{");
                    blockNamespaces += end >= 0 && tokens[end] == "{" ? 1 : 0;
                    break;
                case "{":
                    depth++;
                    break;
                case "}":
                    depth--;
                    isPublic = false;
                    break;
                case ";":
                    isPublic = false;
                    break;
                case "public":
                    isPublic = true;
                    break;
                case "delegate" when depth <= blockNamespaces && tokens.FindIndex(i, token => token == "(") is var open and > 0:
                    int name = tokens[open - 1] == ">" ? tokens.FindLastIndex(open, token => token == "<") - 1 : open - 1;
                    yield return new DeclaredType(tokens[name], isPublic);
                    break;
                case var keyword when TypeKeywords.Contains(keyword) && depth <= blockNamespaces && IsDeclaration(tokens, i):
                    yield return new DeclaredType(tokens[i + 1], isPublic);
                    break;
            }
        }
    }

    // `record struct` counts once, at `struct`; `where T : class` is no declaration.
    private static bool IsDeclaration(List<string> tokens, int i) =>
        i + 1 < tokens.Count && IsWord(tokens[i + 1]) && !TypeKeywords.Contains(tokens[i + 1]) && tokens[i + 1] != "where"
        && (i == 0 || tokens[i - 1] is not (":" or "," or "."));

    private static bool IsWord(string token) => char.IsLetter(token[0]) || token[0] == '_';

    private void ReadCode(string text, ref int at, bool insideHole)
    {
        int braces = 0;

        while (at < text.Length)
        {
            char c = text[at];

            if (insideHole && braces == 0 && c == '}')
                return;

            if (c == '#' || Starts(text, at, "//")) // a directive ends with its line, as a comment does
                at = IndexOrEnd(text, "\n", at);
            else if (Starts(text, at, "/*"))
                at = Math.Min(text.Length, IndexOrEnd(text, "*/", at + 2) + 2);
            else if (c == '\'')
                SkipCharacter(text, ref at);
            else if (StringPrefix(text, at) is { } prefix)
                ReadString(text, ref at, prefix);
            else if (char.IsLetter(c) || c is '_' or '@')
                tokens.Add(Word(text, ref at));
            else
            {
                if (!char.IsWhiteSpace(c) && !char.IsDigit(c))
                    tokens.Add(c.ToString());

                braces += c == '{' ? 1 : c == '}' ? -1 : 0;
                at++;
            }
        }
    }

    private static string Word(string text, ref int at)
    {
        int start = text[at] == '@' ? ++at : at;

        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
            at++;

        return at > start ? text[start..at] : "@";
    }

    private static void SkipCharacter(string text, ref int at)
    {
        for (at++; at < text.Length && text[at] != '\''; at++)
        {
            if (text[at] == '\\')
                at++;
        }

        at++;
    }

    /// <summary>The <c>$</c> and <c>@</c> before a quote; empty for a plain string, null where no string starts.</summary>
    private static string? StringPrefix(string text, int at)
    {
        int quote = at;

        while (quote < text.Length && text[quote] is '$' or '@')
            quote++;

        return quote < text.Length && text[quote] == '"' ? text[at..quote] : null;
    }

    private void ReadString(string text, ref int at, string prefix)
    {
        at += prefix.Length;
        int dollars = prefix.Count(c => c == '$');
        int quotes = RunLength(text, at, '"');
        bool isRaw = quotes >= 3;
        string close = new('"', isRaw ? quotes : 1);

        if (quotes == 2)
        {
            at += 2;
            return;
        }

        at += close.Length;

        while (at < text.Length && !Starts(text, at, close))
        {
            if (!isRaw && !prefix.Contains('@') && text[at] == '\\')
                at += 2;
            else if (dollars > 0 && text[at] == '{')
                ReadBraces(text, ref at, isRaw ? dollars : 1, isRaw);
            else
                at++;

            // A doubled quote is a quote inside a verbatim string, not its end.
            while (!isRaw && prefix.Contains('@') && Starts(text, at, "\"\""))
                at += 2;
        }

        at = Math.Min(text.Length, at + close.Length);
    }

    private void ReadBraces(string text, ref int at, int opening, bool isRaw)
    {
        int run = RunLength(text, at, '{');
        at += isRaw ? run : Math.Min(run, 2);

        if (isRaw ? run < opening : run >= 2)
            return;

        ReadCode(text, ref at, insideHole: true);
        at += Math.Min(opening, RunLength(text, at, '}'));
    }

    private static bool Starts(string text, int at, string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private static int IndexOrEnd(string text, string what, int from) =>
        from < text.Length && text.IndexOf(what, from, StringComparison.Ordinal) is var found and >= 0 ? found : text.Length;

    private static int RunLength(string text, int at, char c)
    {
        int end = at;

        while (end < text.Length && text[end] == c)
            end++;

        return end - at;
    }

    internal sealed record DeclaredType(string Name, bool IsPublic);
}
