using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>The few parties, persons and numbers of the generated cases: so few that they meet all the time.</summary>
internal static class Universe
{
    /// <summary>The register whose answers count, and one whose answers do not.</summary>
    internal const string Register = "it-rpo";

    /// <summary>Another register.</summary>
    internal const string OtherRegister = "at-ecg";

    internal static ImmutableArray<PartyId> Controllers { get; } = [new("energia"), new("telefonia"), new("banca")];

    internal static ImmutableArray<PartyId> Processors { get; } = [new("centro-x"), new("centro-y")];

    internal static PartyId Collector { get; } = new("listbroker");

    internal static ImmutableArray<SubjectId> Subjects { get; } = [new("p1"), new("p2")];

    internal static ImmutableArray<Sector> Sectors { get; } = [new("energy"), new("telecom")];

    internal static ImmutableArray<ContractId> Contracts { get; } = [new("k1"), new("k2")];

    internal static ImmutableArray<ContactListId> Lists { get; } = [new("l1"), new("l2")];

    internal static ImmutableArray<CampaignId> Campaigns { get; } = [new("camp1"), new("camp2")];

    internal static ImmutableArray<string> References { get; } = ["r1", "r2"];

    /// <summary>Numbers that may be called at all.</summary>
    internal static ImmutableArray<E164Number> CallableNumbers { get; } = Numbers(393331234567, 390612345678, 390289012345, 395512345678, 390669812345);

    /// <summary>Never dialed, in no plan, or in a region that the book of the laws does not cover.</summary>
    internal static ImmutableArray<E164Number> OtherNumbers { get; } =
        Numbers(39112, 39892892, 39800123456, 39178123456, 39999999999, 33142685300, 12125550100, 999123456789);

    /// <summary>The regions the book of the laws covers.</summary>
    internal static ImmutableArray<string> Regions { get; } = ["IT", "VA"];

    /// <summary>What is known of each number, written down by hand.</summary>
    internal static ImmutableDictionary<E164Number, NumberProfile> Profiles { get; } = new Dictionary<ulong, NumberProfile>
    {
        [393331234567] = new(NumberClass.Mobile, "IT"),
        [390612345678] = new(NumberClass.Fixed, "IT"),
        [390289012345] = new(NumberClass.Fixed, "IT"),
        [395512345678] = new(NumberClass.Voip, "IT"),
        [390669812345] = new(NumberClass.Fixed, "VA"),
        [39112] = new(NumberClass.Emergency, "IT"),
        [39892892] = new(NumberClass.Premium, "IT"),
        [39800123456] = new(NumberClass.TollFree, "IT"),
        [39178123456] = new(NumberClass.Personal, "IT"),
        [39999999999] = new(NumberClass.Unknown, "IT"),
        [33142685300] = new(NumberClass.Fixed, "FR"),
        [12125550100] = new(NumberClass.FixedOrMobile, "US"),
        [999123456789] = new(NumberClass.Unknown, null),
    }.ToImmutableDictionary(pair => E164Number.FromDigits(pair.Key), pair => pair.Value);

    /// <summary>What is known of a number: of the few that are generated what was written down, of others what the numbering plans say.</summary>
    internal static NumberProfile ProfileOf(E164Number number) => Profiles.TryGetValue(number, out NumberProfile known) ? known : NumberProfile.Of(number);

    private static ImmutableArray<E164Number> Numbers(params ulong[] digits) => [.. digits.Select(E164Number.FromDigits)];
}
