using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Collects what the rules of a permitted call ask a store to check and charge in one atomic step.</summary>
public sealed class ChargeList
{
    // Lines are large and the list is used again and again: it keeps its room.
    private readonly List<ChargeLine> lines = [];

    internal ChargeList()
    {
    }

    /// <summary>Adds a line.</summary>
    /// <exception cref="ArgumentException">The line counts nothing, allows nothing, or has no window or two.</exception>
    public void Add(in ChargeLine line)
    {
        if (line.Counts == AttemptMeasures.None || line.Max < 1 || line.Rolling.HasValue == line.Day.HasValue)
            throw new ArgumentException($"the line of `{line.Limit}` counts nothing, allows nothing, or has no window or two", nameof(line));
        lines.Add(line);
    }

    /// <summary>Gives the lines away and is empty again.</summary>
    internal ImmutableArray<ChargeLine> Take()
    {
        ImmutableArray<ChargeLine> taken = [.. lines];
        lines.Clear();
        return taken;
    }
}
