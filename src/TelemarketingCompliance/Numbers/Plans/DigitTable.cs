namespace TelemarketingCompliance;

/// <summary>The outcomes of digit sequences: one look-up per digit. Immutable, safe on any thread.</summary>
internal sealed class DigitTable
{
    private readonly ushort[] _next;
    private readonly ushort[] _outcomes;

    private DigitTable(ushort[] next, ushort[] outcomes)
    {
        _next = next;
        _outcomes = outcomes;
    }

    /// <summary>The part of the graph that begins at a node.</summary>
    public static DigitTable Of(DigitGraph graph, int start)
    {
        List<int> nodes = [DigitGraph.Nothing, start];
        Dictionary<int, ushort> states = new() { [DigitGraph.Nothing] = 0 };
        states.TryAdd(start, 1);
        List<ushort> next = [];
        for (int state = 0; state < nodes.Count; state++)
        {
            for (int digit = 0; digit < 10; digit++)
            {
                int node = graph.Next(nodes[state], digit);
                if (states.TryAdd(node, (ushort)nodes.Count))
                    nodes.Add(node);
                next.Add(states[node]);
            }
        }

        return new DigitTable([.. next], [.. nodes.Select(node => (ushort)graph.Outcome(node))]);
    }

    /// <summary>The outcome of the digits, which must be plain ones; 0 for none.</summary>
    public int Find(ReadOnlySpan<char> digits)
    {
        ReadOnlySpan<ushort> next = _next;
        int state = 1;
        foreach (char digit in digits)
        {
            state = next[(state * 10) + (digit - '0')];
            if (state == 0)
                return 0;
        }

        return _outcomes[state];
    }
}
