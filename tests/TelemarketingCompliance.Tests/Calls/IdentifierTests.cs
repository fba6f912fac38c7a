namespace TelemarketingCompliance.Tests.Calls;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("acme")]
    [InlineData("ACME/IT:2026#1")]
    public void An_id_is_printable_ascii_without_blanks(string id) => Assert.Equal(id, new PartyId(id).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("two words")]
    [InlineData("perché")]
    [InlineData("line\nbreak")]
    [InlineData("\0")]
    public void Anything_else_is_refused(string id) => Assert.ThrowsAny<ArgumentException>(() => new PartyId(id));

    [Fact]
    public void An_id_has_at_most_64_characters_and_the_message_does_not_repeat_it()
    {
        Assert.Equal(64, new PartyId(new string('a', 64)).Value.Length);
        Assert.DoesNotContain("aaaa", Assert.Throws<ArgumentException>(() => new PartyId(new string('a', 65))).Message, StringComparison.Ordinal);
    }
}
