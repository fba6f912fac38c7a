using System.Globalization;

namespace TelemarketingCompliance;

/// <summary>Reads the patterns that numbering plans are written in: digits, <c>[2-9]</c>, <c>\d</c>, <c>(?:…|…)</c>, <c>{2,7}</c> and <c>?</c>.</summary>
/// <remarks>From its end to its beginning, because a node of the graph is made of what follows it.</remarks>
internal sealed class DigitPattern(DigitGraph graph)
{
    private const int AllDigits = (1 << 10) - 1;

    private readonly DigitGraph _graph = graph;
    private bool _isUnreadable;

    /// <summary>Adds what a pattern matches in full, followed by <paramref name="next"/>; false for a pattern that says more than we can read.</summary>
    public static bool TryAdd(DigitGraph graph, ReadOnlySpan<char> pattern, int next, out int node)
    {
        var reader = new DigitPattern(graph);
        node = reader.Alternatives(pattern, next);
        return !reader._isUnreadable && !graph.IsFull;
    }

    private int Alternatives(ReadOnlySpan<char> pattern, int next)
    {
        int node = DigitGraph.Nothing;
        int depth = 0, start = 0;
        for (int i = 0; i <= pattern.Length; i++)
        {
            if (i < pattern.Length && (depth > 0 || pattern[i] != '|'))
            {
                depth += pattern[i] == '(' ? 1 : pattern[i] == ')' ? -1 : 0;
                continue;
            }

            node = _graph.Else(node, Sequence(pattern[start..i], next));
            start = i + 1;
        }

        return node;
    }

    private int Sequence(ReadOnlySpan<char> rest, int next)
    {
        while (!rest.IsEmpty && !_isUnreadable)
        {
            (int least, int most) = TakeCount(ref rest);
            ReadOnlySpan<char> atom = TakeAtom(ref rest);
            int after = next;
            for (int i = least; i < most; i++)
                next = _graph.Else(Atom(atom, next), after);
            for (int i = 0; i < least; i++)
                next = Atom(atom, next);
        }

        return next;
    }

    private (int Least, int Most) TakeCount(ref ReadOnlySpan<char> rest)
    {
        if (rest is [.. var optional, '?'])
        {
            rest = optional;
            return (0, 1);
        }

        if (rest[^1] != '}')
            return (1, 1);

        int open = rest.LastIndexOf('{');
        ReadOnlySpan<char> count = open < 0 ? [] : rest[(open + 1)..^1];
        rest = open < 0 ? [] : rest[..open];
        int comma = count.IndexOf(',');
        if (TryCount(comma < 0 ? count : count[..comma], out int least) & TryCount(count[(comma + 1)..], out int most))
            return (least, most);

        _isUnreadable = true;
        return (1, 1);
    }

    private static bool TryCount(ReadOnlySpan<char> text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count <= 20;

    private ReadOnlySpan<char> TakeAtom(ref ReadOnlySpan<char> rest)
    {
        int start = rest switch
        {
            [.., ')'] => OpeningBracket(rest),
            [.., ']'] => rest.LastIndexOf('['),
            [.., '\\', 'd'] => rest.Length - 2,
            [.., >= '0' and <= '9'] => rest.Length - 1,
            _ => -1,
        };

        _isUnreadable |= start < 0;
        ReadOnlySpan<char> atom = rest[Math.Max(start, 0)..];
        rest = rest[..Math.Max(start, 0)];
        return atom;
    }

    private static int OpeningBracket(ReadOnlySpan<char> rest)
    {
        int depth = 0;
        for (int i = rest.Length - 1; i >= 0; i--)
        {
            depth += rest[i] == ')' ? 1 : rest[i] == '(' ? -1 : 0;
            if (depth == 0)
                return i;
        }

        return -1;
    }

    private int Atom(ReadOnlySpan<char> atom, int next)
    {
        switch (atom)
        {
            case ['(', '?', ':', .. var group, ')']:
                return Alternatives(group, next);
            case ['[', .. var digits, ']']:
                return _graph.Step(Digits(digits), next);
            case ['\\', 'd']:
                return _graph.Step(AllDigits, next);
            case [var digit and >= '0' and <= '9']:
                return _graph.Step(1 << (digit - '0'), next);
            default:
                _isUnreadable = true;
                return DigitGraph.Nothing;
        }
    }

    private int Digits(ReadOnlySpan<char> text)
    {
        int digits = 0;
        while (!text.IsEmpty)
        {
            bool isRange = text is [_, '-', _, ..];
            char first = text[0], last = isRange ? text[2] : first;
            _isUnreadable |= !char.IsAsciiDigit(first) || !char.IsAsciiDigit(last);
            for (char digit = first; digit <= last && !_isUnreadable; digit++)
                digits |= 1 << (digit - '0');
            text = text[(isRange ? 3 : 1)..];
        }

        return digits;
    }
}
