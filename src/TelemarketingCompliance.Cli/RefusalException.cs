namespace TelemarketingCompliance.Cli;

/// <summary>What the user is told instead of a result, and how the program ends.</summary>
internal sealed class RefusalException(ExitCode code, string message, Exception? cause = null) : Exception(message, cause)
{
    public ExitCode Code { get; } = code;

    /// <summary>The input is refused.</summary>
    public static RefusalException Input(string message, Exception? cause = null) => new(ExitCode.Refused, message, cause);

    /// <summary>The command line is wrong.</summary>
    public static RefusalException Usage(string message) => new(ExitCode.Usage, message);
}
