using System.Collections.Immutable;
using System.Diagnostics;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>A store of attempts that never throws: what fails or takes too long is no answer. Only the caller's own giving up passes through.</summary>
internal sealed class GuardedAttempts(IAttemptStore store, Duration limit, TimeProvider time, EngineTelemetry telemetry)
{
    private readonly TimeSpan limit = limit.ToTimeSpan();

    /// <param name="step">What the store does, for the log.</param>
    /// <param name="question">What it is asked.</param>
    /// <param name="ask">Asks it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="unheard">What to do where nobody waits for the answer any more; it gets what the store is still doing.</param>
    /// <returns>Whether the store answered, and what.</returns>
    internal async ValueTask<(bool Answered, TAnswer? Answer)> AskAsync<TQuestion, TAnswer>(
        string step, TQuestion question, Func<IAttemptStore, TQuestion, CancellationToken, ValueTask<TAnswer>> ask, CancellationToken cancellationToken, Action<TQuestion, Task>? unheard = null)
    {
        Task<TAnswer>? waiting = null;
        try
        {
            ValueTask<TAnswer> answer = ask(store, question, cancellationToken);
            if (answer.IsCompletedSuccessfully)
                return (true, answer.Result);
            waiting = answer.AsTask();
            return (true, await WaitAsync(step, waiting, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            unheard?.Invoke(question, waiting ?? Task.CompletedTask);
            if (EngineTelemetry.IsGivenUp(e, cancellationToken))
                throw;
            telemetry.StoreFailed(step, e);
            return (false, default);
        }
    }

    /// <summary>Charges. What nobody heard of, because the caller gave up or the store failed or took too long, is given back as soon as the store is done with it.</summary>
    /// <returns>One result per charge; <c>default</c> where the store gave no answer.</returns>
    internal async ValueTask<ImmutableArray<ChargeResult>> ChargeAsync(ImmutableArray<AttemptCharge> charges, CancellationToken cancellationToken)
    {
        (_, ImmutableArray<ChargeResult> results) = await AskAsync(
            StoreStepNames.Charge, charges,
            static async (s, all, token) =>
            {
                ImmutableArray<ChargeResult> results = await s.ChargeAsync(all, token).ConfigureAwait(false);
                return !results.IsDefault && results.Length == all.Length ? results : throw new InvalidOperationException("the store of attempts did not answer every charge");
            },
            cancellationToken, GiveBackUnheard).ConfigureAwait(false);
        return results;
    }

    /// <summary>Gives back as far as the store can be reached: what it does not hear of stays charged.</summary>
    internal async ValueTask GiveBackAsync(ImmutableArray<AttemptReturn> returns)
    {
        if (!returns.IsEmpty)
            await AskAsync(StoreStepNames.Cancel, returns, static (s, all, token) => s.CancelAsync(all, token), CancellationToken.None).ConfigureAwait(false);
    }

    // Whom the store handed the permit meanwhile, by a retry under the same request id, keeps it.
    private void GiveBackUnheard(ImmutableArray<AttemptCharge> charges, Task charging) =>
        _ = GiveBackAfterAsync(charging, [.. charges.Select(charge => new AttemptReturn(charge.Permit, HandedOut: 1))]);

    private async Task GiveBackAfterAsync(Task charging, ImmutableArray<AttemptReturn> returns)
    {
        await charging.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await GiveBackAsync(returns).ConfigureAwait(false);
    }

    private async Task<TAnswer> WaitAsync<TAnswer>(string step, Task<TAnswer> answer, CancellationToken cancellationToken)
    {
        using Activity? activity = EngineTracing.StartStore(step);
        try
        {
            return await answer.WaitAsync(limit, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            EngineTracing.Fail(activity, e);
            throw;
        }
    }
}
