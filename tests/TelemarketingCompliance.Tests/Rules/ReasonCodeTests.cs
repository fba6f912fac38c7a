namespace TelemarketingCompliance.Tests.Rules;

public sealed class ReasonCodeTests
{
    [Theory]
    [InlineData("register.stale")]
    [InlineData("host.rule-7")]
    public void A_code_is_an_area_and_a_cause(string code) => Assert.Equal(code, new ReasonCode(code, "text", "testo").ToString());

    [Theory]
    [InlineData("stale")]
    [InlineData(".stale")]
    [InlineData("register.")]
    [InlineData("register.it.stale")]
    [InlineData("Register.stale")]
    [InlineData("register.too stale")]
    [InlineData("register_x.stale")]
    [InlineData("régistre.vieux")]
    public void Any_other_form_is_refused(string code) => Assert.Throws<ArgumentException>(nameof(code), () => new ReasonCode(code, "text", "testo"));

    [Fact]
    public void A_code_has_a_text_in_both_languages()
    {
        Assert.Throws<ArgumentException>("english", () => new ReasonCode("a.b", " ", "testo"));
        Assert.Throws<ArgumentException>("italian", () => new ReasonCode("a.b", "text", ""));
    }

    [Fact]
    public void Codes_are_equal_by_their_code_and_not_by_their_text()
    {
        var one = new ReasonCode("a.b", "text", "testo");
        var mended = new ReasonCode("a.b", "a better text", "un testo migliore");

        Assert.Equal(one, mended);
        Assert.Equal(one.GetHashCode(), mended.GetHashCode());
        Assert.NotEqual(one, new ReasonCode("a.c", "text", "testo"));
    }
}
