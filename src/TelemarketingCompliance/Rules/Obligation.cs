using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>What a permitted call must still do.</summary>
/// <param name="Code">What to do, with its texts.</param>
/// <param name="Args">The arguments of the text.</param>
/// <param name="Law">The clause that asks it.</param>
public sealed record Obligation(ReasonCode Code, ImmutableArray<FindingArg> Args, LawReference? Law);
