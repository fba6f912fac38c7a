using System.Diagnostics;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>A store of attempts that never throws: what fails or takes too long is no answer. Only the caller's own giving up passes through.</summary>
internal sealed class GuardedAttempts(IAttemptStore store, Duration limit, TimeProvider time, EngineTelemetry telemetry)
{
    private readonly TimeSpan limit = limit.ToTimeSpan();

    /// <returns>Whether the store answered, and what.</returns>
    internal async ValueTask<(bool Answered, TAnswer? Answer)> AskAsync<TQuestion, TAnswer>(
        string step, TQuestion question, Func<IAttemptStore, TQuestion, CancellationToken, ValueTask<TAnswer>> ask, CancellationToken cancellationToken)
    {
        try
        {
            ValueTask<TAnswer> answer = ask(store, question, cancellationToken);
            return (true, answer.IsCompletedSuccessfully ? answer.Result : await WaitAsync(step, answer.AsTask(), cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (!EngineTelemetry.IsGivenUp(e, cancellationToken))
        {
            telemetry.StoreFailed(step, e);
            return (false, default);
        }
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
