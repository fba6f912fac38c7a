using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Registers;

/// <summary>The three shapes in which registers answer: a cleansed list, an answer per number, the register itself.</summary>
public sealed class RegisterConsultationTests
{
    private static readonly E164Number Stranger = E164Number.FromDigits(390287654321);

    private static readonly RegisterConsultationHeader Header = new()
    {
        Register = "it-rpo",
        Controller = TestWorld.Acme,
        ProcessedAt = TestWorld.DaysAgo(1),
        Reference = "answer-1",
        Jurisdiction = "IT",
    };

    [Fact]
    public void In_a_cleansed_list_who_is_missing_is_opposed_and_who_was_never_asked_is_not_clear()
    {
        RegisterConsultation consultation = RegisterConsultation.FromCleansedList(Header, [TestWorld.Callee, TestWorld.Mobile], [TestWorld.Mobile]);

        Assert.Equal(RegisterAnswerKind.Listed, Answer(consultation, TestWorld.Callee).Kind);
        Assert.Null(Answer(consultation, TestWorld.Callee).ListedSince);
        Assert.Equal(RegisterAnswerKind.Clear, Answer(consultation, TestWorld.Mobile).Kind);
        Assert.Equal(RegisterAnswerKind.NotAsked, Answer(consultation, Stranger).Kind);
        Assert.Equal((1L, 1L), (consultation.ListedCount, consultation.ClearCount));
    }

    [Fact]
    public void An_answer_that_clears_numbers_never_asked_belongs_to_another_question()
    {
        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => RegisterConsultation.FromCleansedList(Header, [TestWorld.Callee], [TestWorld.Callee, TestWorld.Mobile, Stranger]));

        Assert.Equal("the answer `answer-1` clears 2 numbers that were never asked: it belongs to another question", refused.Message);
    }

    [Fact]
    public void An_answer_per_number_says_what_it_says_with_its_dates()
    {
        RegisterConsultation consultation = RegisterConsultation.FromAnswers(Header, [(TestWorld.Callee, true, TestWorld.DayOf(TestWorld.Ago(100))), (TestWorld.Mobile, false, null)]);

        Assert.Equal(RegisterAnswerKind.Listed, Answer(consultation, TestWorld.Callee).Kind);
        Assert.Equal(TestWorld.DayAgo(100), Answer(consultation, TestWorld.Callee).ListedSince);
        Assert.Equal(RegisterAnswerKind.Clear, Answer(consultation, TestWorld.Mobile).Kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_two_dates_for_one_number_the_later_counts_because_it_annuls_more_consents(bool laterFirst)
    {
        LocalDate? one = TestWorld.DayOf(TestWorld.Ago(laterFirst ? 10 : 100));
        LocalDate? other = TestWorld.DayOf(TestWorld.Ago(laterFirst ? 100 : 10));

        RegisterConsultation consultation = RegisterConsultation.FromAnswers(Header, [(TestWorld.Callee, true, one), (TestWorld.Callee, true, other)]);

        Assert.Equal(TestWorld.DayAgo(10), Answer(consultation, TestWorld.Callee).ListedSince);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_a_date_and_none_the_missing_one_counts(bool datedFirst)
    {
        LocalDate? dated = TestWorld.DayOf(TestWorld.Ago(10));

        RegisterConsultation consultation = RegisterConsultation.FromAnswers(Header, [(TestWorld.Callee, true, datedFirst ? dated : null), (TestWorld.Callee, true, datedFirst ? null : dated)]);

        Assert.Null(Answer(consultation, TestWorld.Callee).ListedSince);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_number_both_listed_and_clear_in_one_answer_is_listed(bool listedFirst) =>
        Assert.Equal(
            RegisterAnswerKind.Listed,
            Answer(RegisterConsultation.FromAnswers(Header, [(TestWorld.Callee, listedFirst, null), (TestWorld.Callee, !listedFirst, null)]), TestWorld.Callee).Kind);

    [Fact]
    public void A_full_register_clears_what_it_covers_and_does_not_list_and_knows_nothing_of_the_rest()
    {
        RegisterConsultation register = RegisterConsultation.FromFullRegister(Header with { Controller = null }, [(TestWorld.Callee, TestWorld.DayOf(TestWorld.Ago(9)))], ["3906", "393"]);

        Assert.Equal(RegisterAnswerKind.Listed, Answer(register, TestWorld.Callee).Kind);
        Assert.Equal(TestWorld.DayAgo(9), Answer(register, TestWorld.Callee).ListedSince);
        Assert.Equal(RegisterAnswerKind.Clear, Answer(register, TestWorld.Mobile).Kind);
        Assert.Equal(RegisterAnswerKind.NotAsked, Answer(register, Stranger).Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("+39")]
    [InlineData("39 06")]
    [InlineData("1234567890123456")]
    public void A_coverage_is_1_to_15_digits(string prefix) =>
        Assert.Throws<InvalidDataException>(() => RegisterConsultation.FromFullRegister(Header, [(TestWorld.Callee, null)], [prefix]));

    [Fact]
    public void A_full_register_that_does_not_say_what_it_covers_is_refused() =>
        Assert.Contains("`answer-1` declares no coverage", Assert.Throws<InvalidDataException>(() => RegisterConsultation.FromFullRegister(Header, [(TestWorld.Callee, null)], [])).Message, StringComparison.Ordinal);

    [Fact]
    public void An_answer_that_clears_everyone_of_10_000_is_refused_unless_acknowledged()
    {
        E164Number[] numbers = Numbers(RegisterConsultation.AllClearLimit);

        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => RegisterConsultation.FromCleansedList(Header, numbers, numbers));

        Assert.Contains("clears every one of 10000 numbers", refused.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => RegisterConsultation.FromAnswers(Header, numbers.Select(number => (number, false, (LocalDate?)null))));
        Assert.Equal(10_000, RegisterConsultation.FromCleansedList(Header, numbers, numbers, acceptAllClear: true).ClearCount);
    }

    [Fact]
    public void An_answer_that_clears_everyone_of_9_999_or_all_but_one_of_10_000_is_taken()
    {
        E164Number[] numbers = Numbers(RegisterConsultation.AllClearLimit);

        Assert.Equal(9_999, RegisterConsultation.FromCleansedList(Header, numbers[1..], numbers[1..]).ClearCount);
        Assert.Equal(1, RegisterConsultation.FromCleansedList(Header, numbers, numbers[1..]).ListedCount);
    }

    [Fact]
    public void An_answer_belongs_to_a_controller_and_is_about_somebody()
    {
        Assert.Contains("names no controller", Assert.Throws<InvalidDataException>(() => RegisterConsultation.FromAnswers(Header with { Controller = null }, [(TestWorld.Callee, false, null)])).Message, StringComparison.Ordinal);
        Assert.Contains("holds no numbers", Assert.Throws<InvalidDataException>(() => RegisterConsultation.FromCleansedList(Header, [], [])).Message, StringComparison.Ordinal);
    }

    private static RegisterAnswer Answer(RegisterConsultation consultation, E164Number number) =>
        new RegisterSet("it-rpo", consultation).Answer(number, TestWorld.Acme, TestWorld.Now);

    private static E164Number[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => E164Number.FromDigits(390600000000 + (ulong)i))];
}
