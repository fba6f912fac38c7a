using System.Collections.Immutable;

namespace TelemarketingCompliance.Tests.Laws.Generators;

/// <summary>What was asked and answered at one instant; without a controller it is the whole register, which covers Italy.</summary>
public sealed record Consultation
{
    public const string Coverage = "39";

    // A full register that lists nobody is refused as cut off.
    private static readonly E164Number Elsewhere = E164Number.Parse("+390699999999");

    public required PartyId? Controller { get; init; }

    public required Instant ProcessedAt { get; init; }

    public required Instant? ValidUntil { get; init; }

    public required LocalDate? ListedSince { get; init; }

    public required ImmutableArray<E164Number> Listed { get; init; }

    public required ImmutableArray<E164Number> Clear { get; init; }

    public RegisterConsultationHeader HeaderOf(int index) => new()
    {
        Register = Universe.Register,
        Controller = Controller,
        ProcessedAt = ProcessedAt,
        ValidUntil = ValidUntil > ProcessedAt ? ValidUntil : null,
        Reference = $"q{index}",
        Jurisdiction = "IT",
    };

    /// <summary>The consultation as the library reads it.</summary>
    public RegisterConsultation Read(int index)
    {
        RegisterConsultationHeader header = HeaderOf(index);
        return Controller is null
            ? RegisterConsultation.FromFullRegister(header, Listed.Append(Elsewhere).Select(number => (number, ListedSince)), [Coverage])
            : RegisterConsultation.FromAnswers(header, [.. Listed.Select(number => (number, true, ListedSince)), .. Clear.Select(number => (number, false, (LocalDate?)null))]);
    }
}
