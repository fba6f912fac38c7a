using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The clause on which a rule, a reason or an obligation rests, with how strongly it binds and how sure that is.</summary>
public sealed record LawReference
{
    /// <summary>The clause, as lawyers cite it in its own language: <c>D.P.R. 26/2022 art. 8 c. 2</c>.</summary>
    public required string Citation { get; init; }

    /// <summary>Where the text can be read; null when no public page was found.</summary>
    public string? Url { get; init; }

    /// <summary>How strongly it binds.</summary>
    public required LegalForce Force { get; init; }

    /// <summary>How sure this library is of it.</summary>
    public required LegalConfidence Confidence { get; init; }

    /// <summary>The day by which somebody must look at it again; null for house policy.</summary>
    public LocalDate? ReviewBy { get; init; }

    /// <summary>How a rule that rests on this clause stands unless the host decides otherwise.</summary>
    /// <remarks>
    /// Statutes, orders and firm guidance are law; a code of conduct and weaker guidance are applied as house policy, because they bind adherents
    /// only; what is not sure is off. One table, so that no law sheet can promote a doubtful fact.
    /// </remarks>
    public LawStanding Standing => (Force, Confidence) switch
    {
        (LegalForce.HousePolicy, _) => LawStanding.HousePolicy,
        (_, LegalConfidence.Low) => LawStanding.Off,
        (LegalForce.Statute or LegalForce.AuthorityOrder, _) => LawStanding.On,
        (LegalForce.Guidance, LegalConfidence.High) => LawStanding.On,
        (LegalForce.Guidance or LegalForce.CodeOfConduct, _) => LawStanding.HousePolicy,
        _ => LawStanding.Off,
    };

    /// <summary>The same clause, reported as house policy.</summary>
    public LawReference AsHousePolicy() => Force == LegalForce.HousePolicy ? this : this with { Force = LegalForce.HousePolicy };
}
