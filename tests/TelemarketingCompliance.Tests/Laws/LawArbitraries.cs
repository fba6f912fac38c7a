using System.Collections.Immutable;
using FsCheck;
using TelemarketingCompliance.Tests.Laws.Generators;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>Where the properties take their parameters from.</summary>
public static class LawArbitraries
{
    public static Arbitrary<World> World() => CallArbitraries.Worlds();

    public static Arbitrary<BookCase> BookCase() => BookCases.Arbitrary;

    public static Arbitrary<ImmutableArray<Consultation>> Consultations() => Generators.Consultations.Arbitrary;
}
