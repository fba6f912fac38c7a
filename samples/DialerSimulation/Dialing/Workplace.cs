using DialerSimulation.Office;
using DialerSimulation.People;
using TelemarketingCompliance;

namespace DialerSimulation.Dialing;

/// <summary>What one dialer works with: one agency's part of one campaign.</summary>
internal sealed class Workplace
{
    internal required Trade Trade { get; init; }

    internal required Campaign Campaign { get; init; }

    internal required ComplianceEngine Engine { get; init; }

    internal required SimulatedClock Clock { get; init; }

    internal required Callee[] Callees { get; init; }

    internal required Dice Dice { get; init; }

    internal required CallQueue Queue { get; init; }

    /// <summary>Whether refused calls are dialed now and then all the same.</summary>
    internal bool IgnoresRefusals { get; init; }

    internal Operators Operators { get; } = new();

    internal Tally Tally { get; } = new();

    internal CallRequest CallFor(int callee) => Trade.CallFor(Campaign, Callees[callee].Number, Callees[callee].Subject);
}
