using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>What was wrong with a call as it really went.</summary>
/// <param name="Reason">What was wrong, with its texts.</param>
/// <param name="Args">The arguments of the text.</param>
/// <param name="Law">The clause it offends; null means house policy without a clause.</param>
public sealed record CompletionFinding(ReasonCode Reason, ImmutableArray<FindingArg> Args, LawReference? Law);
