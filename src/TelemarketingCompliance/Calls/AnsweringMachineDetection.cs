using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What a campaign declares of the machine that tells people from answering machines: a person taken for a machine is a silent call.</summary>
public sealed record AnsweringMachineDetection
{
    /// <summary>No detection is used: only operators say that a machine answered.</summary>
    public static AnsweringMachineDetection NotUsed { get; } = new() { IsUsed = false };

    /// <summary>Whether the dialer hangs up on, or plays to, what it takes for a machine.</summary>
    public required bool IsUsed { get; init; }

    /// <summary>The measured share of people among the calls classed as machines, 0 to 1; null means not measured.</summary>
    public decimal? FalsePositiveRate { get; init; }

    /// <summary>The day of the measurement; null means unknown: not measured.</summary>
    public LocalDate? MeasuredOn { get; init; }

    /// <summary>Where the measurement is kept, by reference; null means not said.</summary>
    public string? Reference { get; init; }

    /// <summary>The share of people among machines; null where no usable measurement is declared.</summary>
    internal decimal? ShareAt(Instant at) => this switch
    {
        { IsUsed: false } => 0,
        { FalsePositiveRate: { } rate and >= 0 and <= 1, MeasuredOn: { } day } when day <= at.InUtc().Date => rate,
        _ => null,
    };
}
