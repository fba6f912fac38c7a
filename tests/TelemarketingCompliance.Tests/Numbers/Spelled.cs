namespace TelemarketingCompliance.Tests.Numbers;

/// <summary>Reads a text and says in one string what came of it: the number in full or the refusal's name.</summary>
internal static class Spelled
{
    public static string Read(string text, string? region = "IT")
    {
        bool read = E164Number.TryParse(text, region, out E164Number number, out NumberRefusal refusal);

        Assert.Equal(read, refusal == NumberRefusal.None);
        Assert.Equal(read, !number.IsDefault);
        return read ? number.ToE164() : refusal.ToString();
    }

    public static string ReadUtf8(ReadOnlySpan<byte> text, string? region = "IT")
    {
        bool read = E164Number.TryParse(text, region, out E164Number number, out NumberRefusal refusal);

        Assert.Equal(read, refusal == NumberRefusal.None);
        Assert.Equal(read, !number.IsDefault);
        return read ? number.ToE164() : refusal.ToString();
    }
}
