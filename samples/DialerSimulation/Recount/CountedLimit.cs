namespace DialerSimulation.Recount;

/// <summary>One line of the recount.</summary>
/// <param name="Limit">What is limited.</param>
/// <param name="Worst">The worst case that was found.</param>
/// <param name="Allowed">What is allowed.</param>
/// <param name="Broken">How many calls broke it.</param>
internal sealed record CountedLimit(string Limit, string Worst, string Allowed, long Broken)
{
    internal bool IsHeld => Broken == 0;
}
