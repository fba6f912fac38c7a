namespace TelemarketingCompliance;

/// <summary>A decision, a permit or a verdict is not what a test said it must be; the message tells both, with numbers masked.</summary>
public sealed class VerdictException : Exception
{
    /// <summary>Creates the exception.</summary>
    public VerdictException(string message)
        : base(message)
    {
    }
}
