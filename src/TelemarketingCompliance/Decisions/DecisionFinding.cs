using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What one rule said, with everything a reader needs to check it.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Kind">What it said.</param>
/// <param name="Basis">The basis it established; null unless it did.</param>
/// <param name="Reason">The cause, or the warning of a pass; null where there is none.</param>
/// <param name="Args">The arguments of the reason's text.</param>
/// <param name="Law">The clause it rests on; null means house policy without a clause.</param>
/// <param name="Evidence">The id of the record it rests on; null means none.</param>
/// <param name="ChangesAt">When a block lifts by itself, or a pass or basis lapses; null means not by itself.</param>
public sealed record DecisionFinding(
    string Rule, FindingKind Kind, CallBasis? Basis, ReasonCode? Reason, ImmutableArray<FindingArg> Args, LawReference? Law, string? Evidence, Instant? ChangesAt);
