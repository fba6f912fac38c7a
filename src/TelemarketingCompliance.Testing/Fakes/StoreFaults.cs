using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What can go wrong with a store, ready to be put before each step of one: see <see cref="HookedAttempts"/>, <see cref="HookedLedger{TEntry}"/> and <see cref="HookedContactLists"/>.</summary>
public static class StoreFaults
{
    /// <summary>The store cannot be reached for these steps; for none named, for any.</summary>
    public static Func<StoreStep, CancellationToken, Task> Fails(params ImmutableArray<StoreStep> steps) =>
        (step, _) => Concerns(steps, step) ? throw new IOException($"the store fails to {step}, on purpose") : Task.CompletedTask;

    /// <summary>The store takes its time on <paramref name="clock"/> for these steps; for none named, for any.</summary>
    public static Func<StoreStep, CancellationToken, Task> Slow(Duration time, TimeProvider clock, params ImmutableArray<StoreStep> steps)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return (step, token) => Concerns(steps, step) ? Task.Delay(time.ToTimeSpan(), clock, token) : Task.CompletedTask;
    }

    /// <summary>The store holds no more: it answers, and refuses whatever it would have to keep.</summary>
    public static Func<StoreStep, CancellationToken, Task> Full { get; } =
        static (step, _) => step is StoreStep.Charge or StoreStep.Add ? throw new InvalidOperationException($"the store is full and refuses to {step}, on purpose") : Task.CompletedTask;

    /// <summary>The store fails now and then; the same seed fails at the same steps, counted over all stores that share the hook.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="percent">How many steps of a hundred fail.</param>
    public static Func<StoreStep, CancellationToken, Task> NowAndThen(int seed, int percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        var dice = new Random(seed);
        return (step, _) =>
        {
            lock (dice)
                return dice.Next(100) < percent ? throw new IOException($"the store fails to {step}, by chance") : Task.CompletedTask;
        };
    }

    private static bool Concerns(ImmutableArray<StoreStep> steps, StoreStep step) => steps.IsDefaultOrEmpty || steps.Contains(step);
}
