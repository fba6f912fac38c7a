namespace TelemarketingCompliance;

/// <summary>Reads and writes a <see cref="SubjectId"/> as its text.</summary>
public sealed class SubjectIdConverter : TextConverter<SubjectId>
{
    private protected override SubjectId FromText(string text) => new(text);

    private protected override string ToText(SubjectId value) => value.ToString();
}
