using System.Diagnostics;

namespace DialerSimulation;

/// <summary>How many operators come to work, so that the days fit the wall time: each day may take its part of what is left.</summary>
internal sealed class Staff
{
    // A busy machine may have only some of the dialers staffed.
    private const double Fewest = 0.1;
    private const double Most = 400;

    // Of seven days six are dialed; holidays are one more reason to be early.
    private const double OpenDays = 6 / 7.0;

    private readonly SimulationPlan plan;
    private readonly Stopwatch wall = Stopwatch.StartNew();
    private double operators;
    private TimeSpan yesterday;

    internal Staff(SimulationPlan plan) => (this.plan, operators) = (plan, plan.Operators ?? 1);

    /// <summary>The wall time since the first day began.</summary>
    internal TimeSpan Elapsed => wall.Elapsed;

    /// <summary>How many operators of a dialer come to work today.</summary>
    /// <param name="dialer">The dialer's place among all.</param>
    internal int Of(int dialer) => (int)((dialer + 1) * operators) - (int)(dialer * operators);

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
        if (wasOpen && plan.Operators is null)
            operators = Math.Clamp(operators * Math.Clamp(Slice(budget, days) / took, 0.2, 2), Fewest, Most);
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
