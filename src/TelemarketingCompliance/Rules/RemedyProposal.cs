using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>What a rule proposes against its own block.</summary>
/// <param name="Kind">Who can do it.</param>
/// <param name="Code">What to do.</param>
/// <param name="Suppose">The call as it would be then; null where that cannot be told.</param>
/// <param name="Args">The arguments of the text.</param>
internal sealed record RemedyProposal(RemedyKind Kind, ReasonCode Code, Func<SupposedCall, SupposedCall>? Suppose, ImmutableArray<FindingArg> Args);
