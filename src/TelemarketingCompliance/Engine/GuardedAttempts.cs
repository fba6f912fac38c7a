using Microsoft.Extensions.Logging;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>A store of attempts that never throws: what fails or takes too long is no answer. Only the caller's own giving up passes through.</summary>
internal sealed partial class GuardedAttempts(IAttemptStore store, Duration limit, TimeProvider time, ILogger logger)
{
    private readonly TimeSpan limit = limit.ToTimeSpan();

    /// <returns>Whether the store answered, and what.</returns>
    internal async ValueTask<(bool Answered, TAnswer? Answer)> AskAsync<TQuestion, TAnswer>(
        string step, TQuestion question, Func<IAttemptStore, TQuestion, CancellationToken, ValueTask<TAnswer>> ask, CancellationToken cancellationToken)
    {
        try
        {
            ValueTask<TAnswer> answer = ask(store, question, cancellationToken);
            return (true, answer.IsCompletedSuccessfully ? answer.Result : await answer.AsTask().WaitAsync(limit, time, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            LogStoreFailed(logger, step, e.GetType().Name);
            return (false, default);
        }
    }

    // The exception's message may hold anything, also numbers: only its type is logged.
    [LoggerMessage(3, LogLevel.Error, "the store of attempts failed to {Step} with {Failure}")]
    private static partial void LogStoreFailed(ILogger logger, string step, string failure);
}
