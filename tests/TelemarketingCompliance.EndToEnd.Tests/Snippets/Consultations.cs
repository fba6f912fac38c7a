using System.Collections.Immutable;

namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

/// <summary>The three shapes in which a register answers.</summary>
internal static class Consultations
{
    internal static RegisterSet Load(ImmutableArray<E164Number> asked, ImmutableArray<E164Number> cameBack, ImmutableArray<(E164Number, bool, LocalDate?)> statuses)
    {
        RegisterConsultationHeader header = new()
        {
            Register = "it-rpo",
            Controller = new PartyId("shop"),
            ProcessedAt = Instant.FromUtc(2026, 11, 20, 9, 0),
            Reference = "rpo-2026-11-20-a",
            Jurisdiction = "IT",
        };

        // The register gave the list back without the opposed numbers: what is missing is listed.
        RegisterConsultation cleansed = RegisterConsultation.FromCleansedList(header, asked, cameBack);

        // The register gave a status for each number, with or without a date.
        RegisterConsultation perNumber = RegisterConsultation.FromAnswers(
            header with { Reference = "rpo-2026-11-21-a", ProcessedAt = Instant.FromUtc(2026, 11, 21, 9, 0) }, statuses);

        return new RegisterSet("it-rpo", cleansed, perNumber);
    }

    internal static RegisterConsultation LoadFull(ImmutableArray<(E164Number, LocalDate?)> listed)
    {
        // A register that hands out everything it lists, for the area codes it covers.
        return RegisterConsultation.FromFullRegister(
            new RegisterConsultationHeader { Register = "us-dnc", ProcessedAt = Instant.FromUtc(2026, 11, 20, 9, 0), Reference = "dnc-2026-11", Jurisdiction = "US" },
            listed,
            coverage: ["1212", "1646"]);
    }
}
