namespace TelemarketingCompliance;

/// <summary>A file was refused, or could not be built; <see cref="Error"/> says why. No message holds a telephone number or a path.</summary>
public sealed class IndexException : Exception
{
    /// <summary>A refusal without further words.</summary>
    public IndexException()
        : this(IndexError.None, "the file was refused")
    {
    }

    /// <summary>A refusal without a code.</summary>
    public IndexException(string message)
        : this(IndexError.None, message)
    {
    }

    /// <summary>A refusal without a code, with its cause.</summary>
    public IndexException(string message, Exception innerException)
        : this(IndexError.None, message, innerException)
    {
    }

    /// <summary>A refusal with its code.</summary>
    public IndexException(IndexError error, string message, Exception? innerException = null)
        : base(message, innerException) => Error = error;

    /// <summary>Why; stable, for programs.</summary>
    public IndexError Error { get; }
}
