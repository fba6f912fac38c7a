using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>A full register read from an empty file cleared every number it covered.</summary>
public sealed class EmptyRegisterTests
{
    private static readonly RegisterConsultationHeader Header = new() { Register = "us-dnc", ProcessedAt = TestWorld.DaysAgo(1), Reference = "full-1" };

    [Fact]
    public void A_full_register_that_lists_nobody_is_refused()
    {
        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => RegisterConsultation.FromFullRegister(Header, [], ["1"]));

        Assert.Contains("`full-1` lists no number", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_ends_before_it_was_processed_is_refused()
    {
        RegisterConsultationHeader contradictory = Header with { Controller = TestWorld.Acme, ValidUntil = Header.ProcessedAt };

        Assert.Contains("`ValidUntil`", Assert.Throws<InvalidDataException>(() => RegisterConsultation.FromFullRegister(contradictory, [(TestWorld.Callee, null)], ["39"])).Message, StringComparison.Ordinal);
        Assert.Contains("`ValidUntil`", Assert.Throws<InvalidDataException>(() => RegisterConsultation.FromAnswers(contradictory, [(TestWorld.Callee, false, null)])).Message, StringComparison.Ordinal);
    }
}
