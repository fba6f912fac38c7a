namespace TelemarketingCompliance;

/// <summary>Reads and writes a number as <c>+393331234567</c>, in full: for records, not for logs.</summary>
public sealed class E164NumberConverter : TextConverter<E164Number>
{
    private protected override E164Number FromText(string text) => E164Number.Parse(text);

    private protected override string ToText(E164Number value) => value.ToE164();
}
