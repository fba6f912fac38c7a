using System.Diagnostics;

namespace DialerSimulation;

/// <summary>How many operators come to work, so that the days fit the wall time: each day may take its part of what is left.</summary>
internal sealed class Staff
{
    private const double Most = 400;

    // Of seven days six are dialed; holidays are one more reason to be early.
    private const double OpenDays = 6 / 7.0;

    private const double Rounding = 1e-9;

    private readonly SimulationPlan plan;
    private readonly double fewest;
    private readonly Stopwatch wall = Stopwatch.StartNew();
    private double operators;
    private TimeSpan yesterday;

    /// <param name="plan">The plan.</param>
    /// <param name="dialers">How many dialers there are; on a busy machine some of them have nobody.</param>
    internal Staff(SimulationPlan plan, int dialers) => (this.plan, operators, fewest) = (plan, plan.Operators ?? 1, 1.0 / dialers);

    /// <summary>The wall time since the first day began.</summary>
    internal TimeSpan Elapsed => wall.Elapsed;

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
        if (plan.Budget is not { } budget)
            return days < plan.Days;
        // The first day is slow by itself: the program is being compiled.
        if (wasOpen && plan.Operators is null)
            operators = Math.Clamp(operators * Math.Clamp(Slice(budget, days) / took, days == 1 ? 1 : 0.5, 2), fewest, Most);
        return days < plan.Days || Elapsed + (took / 2) < budget;
    }

    private TimeSpan Slice(TimeSpan budget, int days)
    {
        // After the last day that was asked for there are more, as long as there is time.
        double left = Math.Max(1, (plan.Days - days) * OpenDays);
        TimeSpan time = days < plan.Days ? (budget - Elapsed) / left : budget / (plan.Days * OpenDays);
        return time > TimeSpan.Zero ? time : TimeSpan.Zero;
    }
}
