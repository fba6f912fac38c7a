using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>Answers of one instant counted in the order in which their files were loaded, and files of the future told on the past.</summary>
public sealed class RegisterAnswerOrderTests
{
    private static readonly Instant Processed = TestWorld.DaysAgo(3);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_two_listings_of_one_instant_the_later_enrolment_and_the_earlier_end_count_in_either_order(bool reversed)
    {
        RegisterConsultation one = Answer("a", since: TestWorld.Ago(100), validUntil: TestWorld.Now + Duration.FromDays(1));
        RegisterConsultation other = Answer("b", since: TestWorld.Ago(50), validUntil: TestWorld.Now + Duration.FromDays(9));
        RegisterSet register = new("it-rpo", reversed ? [other, one] : [one, other]);

        RegisterAnswer answer = register.Answer(TestWorld.Callee, TestWorld.Acme, TestWorld.Now);

        Assert.Equal(TestWorld.DayAgo(50), answer.ListedSince);
        Assert.Equal(TestWorld.Now + Duration.FromDays(1), answer.ValidUntil);
        Assert.Equal("a", answer.Consultation);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_two_listings_of_one_instant_the_one_without_a_date_annuls_most(bool reversed)
    {
        RegisterConsultation dated = Answer("a", since: TestWorld.Ago(100));
        RegisterConsultation dateless = Answer("b", since: null);
        RegisterSet register = new("it-rpo", reversed ? [dateless, dated] : [dated, dateless]);

        Assert.Null(register.Answer(TestWorld.Callee, TestWorld.Acme, TestWorld.Now).ListedSince);
    }

    [Fact]
    public void A_file_for_another_controller_says_nothing_before_it_was_processed()
    {
        RegisterSet register = new("it-rpo", Answer("a", since: null));

        Assert.Equal(RegisterAnswerKind.NotAsked, register.Answer(TestWorld.Callee, TestWorld.Beta, Processed - Duration.Epsilon).Kind);
        Assert.Equal(RegisterAnswerKind.OtherController, register.Answer(TestWorld.Callee, TestWorld.Beta, Processed).Kind);
    }

    [Fact]
    public void A_later_file_for_this_controller_does_not_hide_that_only_another_had_asked()
    {
        RegisterConsultation own = RegisterConsultation.FromAnswers(Header("own") with { Controller = TestWorld.Beta, ProcessedAt = TestWorld.DaysAgo(1) }, [(TestWorld.Callee, false, null)]);
        RegisterSet register = new("it-rpo", Answer("a", since: null), own);

        Assert.Equal(RegisterAnswerKind.OtherController, register.Answer(TestWorld.Callee, TestWorld.Beta, TestWorld.DaysAgo(2)).Kind);
        Assert.Equal(RegisterAnswerKind.Clear, register.Answer(TestWorld.Callee, TestWorld.Beta, TestWorld.Now).Kind);
    }

    private static RegisterConsultation Answer(string reference, RecordedTime? since, Instant? validUntil = null) =>
        RegisterConsultation.FromAnswers(Header(reference) with { ValidUntil = validUntil }, [(TestWorld.Callee, true, TestWorld.DayOf(since))]);

    private static RegisterConsultationHeader Header(string reference) =>
        new() { Register = "it-rpo", Controller = TestWorld.Acme, ProcessedAt = Processed, Reference = reference, Jurisdiction = "IT" };
}
