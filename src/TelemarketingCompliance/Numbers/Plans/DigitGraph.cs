namespace TelemarketingCompliance;

/// <summary>Sets of digit sequences, each with an outcome, as one graph: a node is what may follow, equal nodes are one node.</summary>
/// <remarks>Made to turn the patterns of a numbering plan into a table once; not safe on several threads.</remarks>
internal sealed class DigitGraph
{
    /// <summary>The node without any sequence.</summary>
    public const int Nothing = 0;

    private const int MaxNodes = ushort.MaxValue;

    private readonly List<Node> _nodes = [default];
    private readonly Dictionary<Node, int> _ids = new() { [default] = Nothing };
    private readonly Dictionary<int, int> _everything = [];
    private readonly Dictionary<(Operation Operation, int Left, uint Right), int> _known = [];

    private enum Operation
    {
        Else,
        Where,
        OfLengths,
    }

    /// <summary>Whether the graph grew beyond what it can hold; then nothing in it means anything.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The node that ends here with an outcome, 1 or more.</summary>
    public int End(int outcome) => Intern(new Node(0, 0, 0).Ending(outcome));

    /// <summary>The node that goes on to <paramref name="next"/> with each digit whose bit is set.</summary>
    public int Step(int digits, int next)
    {
        Node node = default;
        for (int digit = 0; digit < 10; digit++)
        {
            if ((digits & (1 << digit)) != 0)
                node = node.With(digit, next);
        }

        return Intern(node);
    }

    /// <summary>Every sequence, the empty one too, with one outcome.</summary>
    public int Everything(int outcome)
    {
        if (_everything.TryGetValue(outcome, out int known))
            return known;

        int id = Add(default);
        Node node = new Node(0, 0, 0).Ending(outcome);
        for (int digit = 0; digit < 10; digit++)
            node = node.With(digit, id);
        if (!IsFull)
            _nodes[id] = node;
        _everything[outcome] = id;
        return id;
    }

    /// <summary>The outcomes of <paramref name="first"/>, and where it has none those of <paramref name="second"/>.</summary>
    public int Else(int first, int second)
    {
        if (first == Nothing || first == second || IsFull)
            return second;
        return second == Nothing ? first : Combine(Operation.Else, first, second);
    }

    /// <summary>The outcomes of <paramref name="node"/> for the sequences that have any in <paramref name="condition"/>.</summary>
    public int Where(int condition, int node) =>
        condition == Nothing || node == Nothing || IsFull ? Nothing : Combine(Operation.Where, condition, node);

    /// <summary>The sequences of the lengths whose bit is set.</summary>
    public int OfLengths(int node, uint lengths)
    {
        if (node == Nothing || lengths == 0 || IsFull)
            return Nothing;
        if (_known.TryGetValue((Operation.OfLengths, node, lengths), out int known))
            return known;

        Node result = default;
        for (int digit = 0; digit < 10; digit++)
            result = result.With(digit, OfLengths(_nodes[node].Next(digit), lengths >> 1));
        if ((lengths & 1) != 0)
            result = result.Ending(_nodes[node].Outcome);
        return _known[(Operation.OfLengths, node, lengths)] = Intern(result);
    }

    /// <summary>What follows a node with a digit.</summary>
    public int Next(int node, int digit) => _nodes[node].Next(digit);

    /// <summary>The outcome of the sequence that ends at a node; 0 for none.</summary>
    public int Outcome(int node) => _nodes[node].Outcome;

    private int Combine(Operation operation, int left, int right)
    {
        if (_known.TryGetValue((operation, left, (uint)right), out int known))
            return known;

        Node first = _nodes[left], second = _nodes[right];
        int result;
        if (IsEverything(left, first))
        {
            result = operation == Operation.Else ? left : right;
        }
        else
        {
            Node node = default;
            for (int digit = 0; digit < 10; digit++)
            {
                int next = operation == Operation.Else ? Else(first.Next(digit), second.Next(digit)) : Where(first.Next(digit), second.Next(digit));
                node = node.With(digit, next);
            }

            int outcome = operation == Operation.Else ? (first.Outcome != 0 ? first.Outcome : second.Outcome) : first.Outcome != 0 ? second.Outcome : 0;
            result = Intern(node.Ending(outcome));
        }

        return _known[(operation, left, (uint)right)] = result;
    }

    // Only `Everything` follows itself.
    private static bool IsEverything(int id, Node node) => node.Next(0) == id;

    private int Intern(Node node)
    {
        if (!_ids.TryGetValue(node, out int id))
            _ids[node] = id = Add(node);
        return id;
    }

    private int Add(Node node)
    {
        if (_nodes.Count > MaxNodes)
        {
            IsFull = true;
            return Nothing;
        }

        _nodes.Add(node);
        return _nodes.Count - 1;
    }

    /// <summary>What follows each digit, sixteen bits each, and the outcome above them.</summary>
    private readonly record struct Node(ulong Low, ulong Middle, ulong High)
    {
        public int Outcome => (int)(High >> 32);

        public int Next(int digit) => (ushort)((digit < 4 ? Low : digit < 8 ? Middle : High) >> (16 * (digit & 3)));

        public Node Ending(int outcome) => this with { High = (uint)High | ((ulong)outcome << 32) };

        public Node With(int digit, int next)
        {
            ulong bits = (ulong)next << (16 * (digit & 3));
            return digit < 4 ? this with { Low = Low | bits } : digit < 8 ? this with { Middle = Middle | bits } : this with { High = High | bits };
        }
    }
}
