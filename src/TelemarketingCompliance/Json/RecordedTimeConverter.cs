namespace TelemarketingCompliance;

/// <summary>Reads and writes a <see cref="RecordedTime"/> as its text.</summary>
public sealed class RecordedTimeConverter : TextConverter<RecordedTime>
{
    private protected override RecordedTime FromText(string text) => RecordedTime.Parse(text);

    private protected override string ToText(RecordedTime value) => value.ToString();
}
