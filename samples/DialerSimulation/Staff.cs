using System.Diagnostics;

namespace DialerSimulation;

/// <summary>How many operators come to work, so that the days fit the wall time: each may take its share of what is left.</summary>
internal sealed class Staff
{
    private const double AtFirst = 1.0 / 3;
    private const double Most = 400;
    private const double Patience = 3;

    // Of seven days six are dialed; holidays are one more reason to be early.
    private const double OpenDays = 6 / 7.0;

    private const double Rounding = 1e-9;

    private readonly SimulationPlan plan;
    private readonly double fewest;
    private readonly Stopwatch wall = Stopwatch.StartNew();
    private double operators;
    private TimeSpan yesterday;

    private TimeSpan share;

    /// <param name="plan">The plan.</param>
    /// <param name="dialers">How many dialers there are; on a busy machine some of them have nobody.</param>
    internal Staff(SimulationPlan plan, int dialers)
    {
        (this.plan, operators, fewest) = (plan, plan.Operators ?? AtFirst, 1.0 / dialers);
        share = ShareOf(0);
    }

    /// <summary>The wall time since the first day began.</summary>
    internal TimeSpan Elapsed => wall.Elapsed;

    /// <summary>Whether today has taken so much more than its share of the wall time that everybody goes home.</summary>
    internal bool IsLate => plan.Budget is not null && Elapsed - yesterday > Patience * share;

    /// <summary>How many operators of a dialer come to work today.</summary>
    /// <param name="dialer">The dialer's place among all.</param>
    internal int Of(int dialer) => (int)(((dialer + 1) * operators) + Rounding) - (int)((dialer * operators) + Rounding);

    /// <summary>Ends a day.</summary>
    /// <param name="days">How many days are over.</param>
    /// <param name="wasOpen">Whether anybody was called.</param>
    /// <returns>Whether there is another day.</returns>
    internal bool EndDay(int days, bool wasOpen)
    {
        TimeSpan took = Elapsed - yesterday;
        yesterday = Elapsed;
        share = ShareOf(days);
        // The first day is slow by itself: the program is being compiled.
        if (wasOpen && plan is { Budget: not null, Operators: null })
            operators = Math.Clamp(operators * Math.Clamp(share / took, days == 1 ? 1 : 0.5, 2), fewest, Most);
        return days < plan.Days || Elapsed + (took / 2) < plan.Budget;
    }

    private TimeSpan ShareOf(int days)
    {
        // After the last day that was asked for there are more, as long as there is time.
        TimeSpan budget = plan.Budget ?? TimeSpan.Zero;
        TimeSpan time = days < plan.Days ? (budget - Elapsed) / Math.Max(1, (plan.Days - days) * OpenDays) : budget / (plan.Days * OpenDays);
        return time > TimeSpan.Zero ? time : TimeSpan.Zero;
    }
}
