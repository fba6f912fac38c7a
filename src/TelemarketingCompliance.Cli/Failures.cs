namespace TelemarketingCompliance.Cli;

/// <summary>The one place that turns what went wrong into a message and an exit code.</summary>
internal static class Failures
{
    /// <summary>The exit code of a failure, and its message.</summary>
    public static (ExitCode Code, string Message) Read(Exception failure) => failure switch
    {
        RefusalException refusal => (refusal.Code, refusal.Message),
        IndexException { Error: IndexError.InputOutput, InnerException: { } cause } refusal => (ExitCode.Refused, $"{refusal.Message}: {Plain(cause.Message)}"),
        IndexException refusal => (CodeOf(refusal.Error), refusal.Message),
        SqliteStoreException refusal => (CodeOf(refusal.Error), refusal.Message),
        OperationCanceledException => (ExitCode.Interrupted, "interrupted; nothing was written"),
        IOException or UnauthorizedAccessException => (ExitCode.Refused, $"the system refused: {Plain(failure.Message)}"),

        // Its message might hold a number.
        _ => (ExitCode.Fault, $"this is a fault of tmc, please report it: {failure.GetType().Name}{Environment.NewLine}{failure.StackTrace}"),
    };

    // What the bytes of a file cannot prove is 3; a whole file that is not the one needed, and everything about writing, is 1.
    private static ExitCode CodeOf(IndexError error) => error switch
    {
        IndexError.Empty or IndexError.NotAnIndex or IndexError.UnsupportedVersion or IndexError.Truncated or IndexError.Damaged or IndexError.Malformed
            or IndexError.Changed or IndexError.SignatureMissing or IndexError.SignatureInvalid or IndexError.WrongResult => ExitCode.Damaged,
        _ => ExitCode.Refused,
    };

    private static ExitCode CodeOf(SqliteStoreError error) =>
        error is SqliteStoreError.Damaged or SqliteStoreError.NotAStore or SqliteStoreError.NewerVersion ? ExitCode.Damaged : ExitCode.Refused;

    private static string Plain(string message) => message.TrimEnd('.').ReplaceLineEndings(" ");
}
