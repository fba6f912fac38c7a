namespace TelemarketingCompliance;

/// <summary>A law sheet is wrong; the message names the sheet, the rule and the parameter.</summary>
public sealed class LawSheetException : Exception
{
    /// <summary>Creates the error.</summary>
    public LawSheetException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with its cause.</summary>
    public LawSheetException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the error without a message.</summary>
    public LawSheetException()
    {
    }
}
