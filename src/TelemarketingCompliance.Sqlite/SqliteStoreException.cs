namespace TelemarketingCompliance;

/// <summary>An SQLite store could not be opened, read or written; <see cref="Error"/> says why. No message holds a telephone number or a path.</summary>
/// <remarks>An engine that meets it blocks with the reason of the fact that it could not read.</remarks>
public sealed class SqliteStoreException : Exception
{
    /// <summary>A failure without further words.</summary>
    public SqliteStoreException()
        : this(SqliteStoreError.None, "the store failed")
    {
    }

    /// <summary>A failure without a code.</summary>
    public SqliteStoreException(string message)
        : this(SqliteStoreError.None, message)
    {
    }

    /// <summary>A failure without a code, with its cause.</summary>
    public SqliteStoreException(string message, Exception innerException)
        : this(SqliteStoreError.None, message, innerException)
    {
    }

    /// <summary>A failure with its code.</summary>
    public SqliteStoreException(SqliteStoreError error, string message, Exception? innerException = null)
        : base(message, innerException) => Error = error;

    /// <summary>Why; stable, for programs.</summary>
    public SqliteStoreError Error { get; }
}
