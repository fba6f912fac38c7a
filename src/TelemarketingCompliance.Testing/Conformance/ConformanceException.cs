namespace TelemarketingCompliance;

/// <summary>A store does not keep what its interface promises; the message names the case, what must hold and what was found, with numbers masked.</summary>
public sealed class ConformanceException : Exception
{
    /// <summary>Creates the exception.</summary>
    public ConformanceException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
