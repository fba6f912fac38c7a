namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

/// <summary>Reading a number, or the reason why not.</summary>
internal static class ReadingNumbers
{
    internal static string Read(string text)
    {
        if (!E164Number.TryParse(text, "IT", out E164Number number, out NumberRefusal refusal))
            return $"{refusal}: {refusal.ToText(Language.English)}";
        return NumberProfile.Of(number).Class.IsNeverDialed() ? $"{number} is never called" : $"{number}";
    }
}
