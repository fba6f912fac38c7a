namespace TelemarketingCompliance;

/// <summary>The stable cause of a finding: <c>area.cause</c>, never renamed, with its text in English and Italian.</summary>
/// <remarks>Codes are equal when their <see cref="Code"/> is. Texts may be mended at any time: records hold the code, not the text.</remarks>
public sealed class ReasonCode : IEquatable<ReasonCode>
{
    /// <summary>Creates a reason code; hosts create their own the same way.</summary>
    /// <param name="code">Two or more lower-case words with dashes, joined by a dot: <c>register.stale</c>.</param>
    /// <param name="english">The text in English; <c>{name}</c> stands for an argument of the finding.</param>
    /// <param name="italian">The text in Italian.</param>
    /// <exception cref="ArgumentException">The code has another form, or a text is empty.</exception>
    public ReasonCode(string code, string english, string italian)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        ArgumentException.ThrowIfNullOrWhiteSpace(english);
        ArgumentException.ThrowIfNullOrWhiteSpace(italian);
        if (!IsWellFormed(code))
            throw new ArgumentException($"`{code}` is not of the form `area.cause` in lower case", nameof(code));
        (Code, English, Italian) = (code, english, italian);
    }

    /// <summary>The code: <c>area.cause</c>.</summary>
    public string Code { get; }

    /// <summary>The text in English.</summary>
    public string English { get; }

    /// <summary>The text in Italian.</summary>
    public string Italian { get; }

    /// <inheritdoc/>
    public bool Equals(ReasonCode? other) => other is not null && Code == other.Code;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ReasonCode);

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    private static bool IsWellFormed(string code)
    {
        int dot = code.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && dot < code.Length - 1 && dot == code.LastIndexOf('.')
            && code.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.');
    }
}
