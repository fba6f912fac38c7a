using System.Text.Json.Serialization;

namespace TelemarketingCompliance.Cli.Screen;

/// <summary>What became of the rows so far. Every row is permitted, deferred, blocked or rejected.</summary>
internal sealed record ScreenTotals
{
    public long Permitted { get; init; }

    public long Deferred { get; init; }

    public long Blocked { get; init; }

    public long Rejected { get; init; }

    /// <summary>Rows whose number came before; they are counted above, too.</summary>
    public long Duplicates { get; init; }

    /// <summary>How many rows each code is a reason of; a row counts once under each of its reasons.</summary>
    public SortedDictionary<string, long> Reasons { get; init; } = new(StringComparer.Ordinal);

    [JsonIgnore]
    public long Rows => Permitted + Deferred + Blocked + Rejected;

    public ScreenTotals Plus(ScreeningCounts counts, long rejected, long duplicates)
    {
        foreach ((string code, long count) in counts.Reasons)
            Reasons[code] = Reasons.GetValueOrDefault(code) + count;
        return this with
        {
            Permitted = Permitted + counts.Permitted,
            Deferred = Deferred + counts.Deferred,
            Blocked = Blocked + counts.Blocked,
            Rejected = Rejected + rejected,
            Duplicates = Duplicates + duplicates,
        };
    }
}
