using DialerSimulation.Recount;

namespace DialerSimulation.People;

/// <summary>What happens at the other end of one call, if an operator is there in time.</summary>
/// <param name="Ending">How it ends.</param>
/// <param name="RingSeconds">How long it rings.</param>
/// <param name="TalkSeconds">How long it lasts after somebody or something answered.</param>
internal readonly record struct Reaction(Ending Ending, int RingSeconds, int TalkSeconds)
{
    /// <summary>Whether a person answers and an operator is needed.</summary>
    internal bool IsAnswered => Ending is not (Ending.NeverRang or Ending.Busy or Ending.NoAnswer or Ending.Machine);
}
