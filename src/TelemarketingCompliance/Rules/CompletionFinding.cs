using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>What is to be said of a call that is over: it concerns this one, and blocks nothing by itself.</summary>
/// <param name="Reason">The cause, with its texts.</param>
/// <param name="Args">The arguments of the text.</param>
/// <param name="Law">The clause it rests on; null means none.</param>
public sealed record CompletionFinding(ReasonCode Reason, ImmutableArray<FindingArg> Args, LawReference? Law);
