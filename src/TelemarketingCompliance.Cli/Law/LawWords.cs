using NodaTime.Text;

namespace TelemarketingCompliance.Cli.Law;

/// <summary>Clauses and days in words.</summary>
internal static class LawWords
{
    public static string Force(LawReference? law) => law?.Force switch
    {
        LegalForce.Statute => "statute",
        LegalForce.AuthorityOrder => "authority order",
        LegalForce.CodeOfConduct => "code of conduct",
        LegalForce.Guidance => "guidance",
        _ => "house policy",
    };

    /// <summary>Whether the clause is applied as law, only as house policy, or not at all unless the host says so.</summary>
    public static string Standing(LawReference? law) => law?.Standing switch
    {
        LawStanding.On => "law",
        LawStanding.Off => "not applied",
        _ => "house policy",
    };

    public static string? Confidence(LawReference? law) => law?.Confidence.ToString().ToLowerInvariant();

    public static string? ReviewBy(LawReference? law) => law?.ReviewBy is { } day ? LocalDatePattern.Iso.Format(day) : null;

    public static string Day(Instant at, DateTimeZone zone) => LocalDatePattern.Iso.Format(at.InZone(zone).Date);
}
