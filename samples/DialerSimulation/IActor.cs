using NodaTime;

namespace DialerSimulation;

/// <summary>Somebody who does something at instants of the simulated clock.</summary>
internal interface IActor
{
    /// <summary>When it wants to act next.</summary>
    Instant NextWake { get; }

    /// <summary>Acts; the clock stands still meanwhile, and other actors may act on other threads.</summary>
    Task WakeAsync(Instant now);
}
