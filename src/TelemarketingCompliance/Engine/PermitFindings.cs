using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What stands against a permit beside the rules: findings named <c>permit</c>.</summary>
internal static class PermitFindings
{
    internal static DecisionFinding Of(ReasonCode reason, PermitId permit) => Of(reason, [new FindingArg("permit", permit.ToString())]);

    internal static DecisionFinding Of(ReasonCode reason, ImmutableArray<FindingArg> args = default) =>
        new("permit", FindingKind.Block, null, reason, args.IsDefault ? [] : args, null, null, null);

    internal static DecisionFinding Expired(PermitId permit, Instant end)
    {
        var details = new FindingDetails();
        details.Add("permit", permit.ToString());
        details.Add("at", end);
        return Of(PermitReasons.Expired, details.ToArgs());
    }
}
