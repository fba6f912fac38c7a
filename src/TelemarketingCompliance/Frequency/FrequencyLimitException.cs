namespace TelemarketingCompliance;

/// <summary>A frequency limit is wrong, or contradicts another; the message names it.</summary>
public sealed class FrequencyLimitException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="limit">The limit, by name.</param>
    /// <param name="problem">What is wrong with it.</param>
    public FrequencyLimitException(string limit, string problem)
        : base($"the limit `{limit}`: {problem}") => Limit = limit;

    /// <summary>Creates the error.</summary>
    public FrequencyLimitException(string message)
        : base(message) => Limit = "";

    /// <summary>Creates the error with its cause.</summary>
    public FrequencyLimitException(string message, Exception innerException)
        : base(message, innerException) => Limit = "";

    /// <summary>Creates the error without a message.</summary>
    public FrequencyLimitException() => Limit = "";

    /// <summary>The limit, by name; empty where none is named.</summary>
    public string Limit { get; }
}
