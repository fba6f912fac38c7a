using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Registers;

public sealed class RegisterSetTests
{
    [Fact]
    public void An_empty_set_was_never_asked() => Assert.Equal(RegisterAnswerKind.NotAsked, new RegisterSet("it-rpo").Answer(TestWorld.Callee, TestWorld.Acme, TestWorld.Now).Kind);

    [Fact]
    public void The_newest_answer_about_the_number_counts_in_whatever_order_the_files_came()
    {
        RegisterSet register = new("it-rpo", Clear(3), Listed(5), Listed(9));

        RegisterAnswer answer = Ask(register);

        Assert.Equal(RegisterAnswerKind.Clear, answer.Kind);
        Assert.Equal(TestWorld.DaysAgo(3), answer.ProcessedAt);
    }

    [Fact]
    public void A_newer_file_without_the_number_leaves_the_older_answer_standing()
    {
        RegisterSet register = new("it-rpo", Listed(5), Clear(1, TestWorld.Mobile));

        Assert.Equal(RegisterAnswerKind.Listed, Ask(register).Kind);
    }

    [Fact]
    public void Answers_to_another_controller_are_not_searched()
    {
        RegisterSet onlyForeign = new("it-rpo", Clear(1, controller: TestWorld.Beta));
        RegisterSet both = new("it-rpo", Clear(1, controller: TestWorld.Beta), Clear(1, TestWorld.Mobile));

        Assert.Equal(RegisterAnswerKind.OtherController, Ask(onlyForeign).Kind);
        Assert.Equal(RegisterAnswerKind.NotAsked, Ask(both).Kind);
    }

    [Fact]
    public void A_full_register_answers_every_controller()
    {
        RegisterSet register = new("it-rpo", RegisterConsultation.FromFullRegister(Header(1, null), [(TestWorld.Mobile, null)], ["39"]));

        Assert.Equal(RegisterAnswerKind.Clear, register.Answer(TestWorld.Callee, TestWorld.Acme, TestWorld.Now).Kind);
        Assert.Equal(RegisterAnswerKind.Listed, register.Answer(TestWorld.Mobile, TestWorld.Beta, TestWorld.Now).Kind);
    }

    [Fact]
    public void The_last_clear_and_the_first_opposed_answer_bracket_an_enrolment_without_a_date()
    {
        RegisterAnswer answer = Ask(new("it-rpo", Clear(20), Clear(15), Listed(10), Listed(5)));

        Assert.Equal((TestWorld.DaysAgo(15), TestWorld.DaysAgo(10)), (answer.LastClearAt, answer.FirstListedAt));
    }

    [Fact]
    public void Who_left_the_register_and_came_back_is_bracketed_by_the_second_time()
    {
        RegisterAnswer answer = Ask(new("it-rpo", Clear(40), Listed(30), Clear(20), Listed(10), Listed(5)));

        Assert.Equal((TestWorld.DaysAgo(20), TestWorld.DaysAgo(10)), (answer.LastClearAt, answer.FirstListedAt));
    }

    [Fact]
    public void Without_a_clear_answer_the_bracket_is_open_below()
    {
        RegisterAnswer answer = Ask(new("it-rpo", Listed(10), Listed(5)));

        Assert.Null(answer.LastClearAt);
        Assert.Equal(TestWorld.DaysAgo(10), answer.FirstListedAt);
    }

    [Fact]
    public void Who_is_clear_now_has_no_first_opposed_answer_after_that()
    {
        RegisterAnswer answer = Ask(new("it-rpo", Listed(10), Clear(5)));

        Assert.Equal((TestWorld.DaysAgo(5), (Instant?)null), (answer.LastClearAt, answer.FirstListedAt));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_two_answers_of_one_instant_the_opposed_one_counts(bool listedFirst)
    {
        RegisterAnswer answer = Ask(new("it-rpo", listedFirst ? [Listed(5), Clear(5)] : [Clear(5), Listed(5)]));

        Assert.Equal(RegisterAnswerKind.Listed, answer.Kind);
        Assert.Equal((TestWorld.DaysAgo(5), TestWorld.DaysAgo(5)), (answer.LastClearAt, answer.FirstListedAt));
    }

    [Fact]
    public void At_an_earlier_instant_the_set_answers_as_it_did_then()
    {
        RegisterSet register = new("it-rpo", Clear(20), Listed(10), Clear(5));

        Assert.Equal(RegisterAnswerKind.NotAsked, Ask(register, 20.5).Kind);
        Assert.Equal(RegisterAnswerKind.Clear, Ask(register, 20).Kind);
        Assert.Equal(RegisterAnswerKind.Listed, Ask(register, 7).Kind);
        Assert.Equal(TestWorld.DaysAgo(20), Ask(register, 7).LastClearAt);
    }

    [Fact]
    public void An_answer_says_when_it_ends_if_the_file_does_and_names_the_file()
    {
        Instant end = TestWorld.Now + Duration.FromDays(3);
        RegisterSet register = new("it-rpo", RegisterConsultation.FromAnswers(Header(5, TestWorld.Acme) with { ValidUntil = end }, [(TestWorld.Callee, true, TestWorld.DayOf(TestWorld.Ago(77)))]));

        RegisterAnswer answer = Ask(register);

        Assert.Equal((end, "answer-5", TestWorld.DayAgo(77)), (answer.ValidUntil, answer.Consultation, answer.ListedSince));
    }

    [Fact]
    public void A_file_of_another_register_is_refused() =>
        Assert.Contains("is of the register `it-rpo`, not of `us-dnc`", Assert.Throws<ArgumentException>(() => new RegisterSet("us-dnc", Clear(1))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Files_added_side_by_side_are_all_there()
    {
        RegisterSet register = new("it-rpo");

        await Parallel.ForAsync(0, 64, TestContext.Current.CancellationToken, (i, _) =>
        {
            register.Add(Clear(10, E164Number.FromDigits(390600000000 + (ulong)i)));
            return ValueTask.CompletedTask;
        });

        Assert.All(Enumerable.Range(0, 64), i => Assert.Equal(
            RegisterAnswerKind.Clear, register.Answer(E164Number.FromDigits(390600000000 + (ulong)i), TestWorld.Acme, TestWorld.Now).Kind));
    }

    private static RegisterAnswer Ask(RegisterSet register, double daysAgo = 0) => register.Answer(TestWorld.Callee, TestWorld.Acme, TestWorld.DaysAgo(daysAgo));

    private static RegisterConsultation Listed(double daysAgo) => RegisterConsultation.FromAnswers(Header(daysAgo, TestWorld.Acme), [(TestWorld.Callee, true, null)]);

    private static RegisterConsultation Clear(double daysAgo, E164Number? number = null, PartyId? controller = null) =>
        RegisterConsultation.FromAnswers(Header(daysAgo, controller ?? TestWorld.Acme), [(number ?? TestWorld.Callee, false, null)]);

    private static RegisterConsultationHeader Header(double daysAgo, PartyId? controller) =>
        new() { Register = "it-rpo", Controller = controller, ProcessedAt = TestWorld.DaysAgo(daysAgo), Reference = FormattableString.Invariant($"answer-{daysAgo}"), Jurisdiction = "IT" };
}
