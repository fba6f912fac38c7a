namespace TelemarketingCompliance;

/// <summary>Reads and writes a <see cref="Sector"/> as its text.</summary>
public sealed class SectorConverter : TextConverter<Sector>
{
    private protected override Sector FromText(string text) => text.Length == 0 ? default : new(text);

    private protected override string ToText(Sector value) => value.ToString();
}
