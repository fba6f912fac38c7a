namespace TelemarketingCompliance;

/// <summary>The one rule for opaque ids: 1 to 64 printable ASCII characters without blanks.</summary>
internal static class Identifier
{
    internal const int MaxLength = 64;

    internal static string Check(string value, string parameterName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, parameterName);
        if (value.Length > MaxLength)
            throw new ArgumentException($"an id has at most {MaxLength} characters; this one has {value.Length}", parameterName);
        foreach (char c in value)
        {
            if (c is <= ' ' or > '~')
                throw new ArgumentException("an id consists of printable ASCII characters without blanks", parameterName);
        }

        return value;
    }
}
