using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Law;

/// <summary>The one table that decides what is shipped as law.</summary>
public sealed class LawReferenceTests
{
    public static TheoryData<LegalForce, LegalConfidence, LawStanding> Table { get; } = new()
    {
        { LegalForce.HousePolicy, LegalConfidence.Low, LawStanding.HousePolicy },
        { LegalForce.HousePolicy, LegalConfidence.Medium, LawStanding.HousePolicy },
        { LegalForce.HousePolicy, LegalConfidence.High, LawStanding.HousePolicy },
        { LegalForce.Guidance, LegalConfidence.Low, LawStanding.Off },
        { LegalForce.Guidance, LegalConfidence.Medium, LawStanding.HousePolicy },
        { LegalForce.Guidance, LegalConfidence.High, LawStanding.On },
        { LegalForce.CodeOfConduct, LegalConfidence.Low, LawStanding.Off },
        { LegalForce.CodeOfConduct, LegalConfidence.Medium, LawStanding.HousePolicy },
        { LegalForce.CodeOfConduct, LegalConfidence.High, LawStanding.HousePolicy },
        { LegalForce.AuthorityOrder, LegalConfidence.Low, LawStanding.Off },
        { LegalForce.AuthorityOrder, LegalConfidence.Medium, LawStanding.On },
        { LegalForce.AuthorityOrder, LegalConfidence.High, LawStanding.On },
        { LegalForce.Statute, LegalConfidence.Low, LawStanding.Off },
        { LegalForce.Statute, LegalConfidence.Medium, LawStanding.On },
        { LegalForce.Statute, LegalConfidence.High, LawStanding.On },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Force_and_confidence_decide_how_a_rule_stands(LegalForce force, LegalConfidence confidence, LawStanding standing) =>
        Assert.Equal(standing, (TestBook.Law("1", force) with { Confidence = confidence }).Standing);

    [Fact]
    public void The_table_names_every_force_and_confidence() =>
        Assert.Equal(Enum.GetValues<LegalForce>().Length * Enum.GetValues<LegalConfidence>().Length, Table.Count);

    [Fact]
    public void What_binds_adherents_only_is_house_policy_for_others()
    {
        LawReference code = TestBook.Law("1", LegalForce.CodeOfConduct);

        Assert.Equal(code with { Force = LegalForce.HousePolicy }, code.AsHousePolicy());
    }
}
