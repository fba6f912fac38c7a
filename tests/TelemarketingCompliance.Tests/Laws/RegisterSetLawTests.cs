using System.Collections.Immutable;
using FsCheck.Xunit;
using TelemarketingCompliance.Tests.Laws.Generators;
using TelemarketingCompliance.Tests.Registers;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>A set of consultations answers like a plain search through them: the newest answer about this number to this controller.</summary>
/// <remarks>In memory and from files, one by one and in a batch, as dictionaries do.</remarks>
[Properties(Arbitrary = [typeof(LawArbitraries)], QuietOnSuccess = true)]
public sealed class RegisterSetLawTests
{
    [Property(MaxTest = 500, Replay = "20261124,3")]
    public void A_set_answers_in_every_particular_as_dictionaries_do_one_by_one_and_in_a_batch(ImmutableArray<Consultation> consultations) =>
        AssertAgrees(consultations, new RegisterSet(Universe.Register, consultations.Select((consultation, i) => consultation.Read(i))));

    [Property(MaxTest = 60, Replay = "20261124,5")]
    public void A_folder_of_files_answers_in_every_particular_as_dictionaries_do(ImmutableArray<Consultation> consultations)
    {
        using RegisterFiles files = new();
        for (int i = 0; i < consultations.Length; i++)
            files.Put($"{i}", consultations[i].Read(i));

        AssertAgrees(consultations, RegisterSet.Open(Universe.Register, files.Path));
    }

    [Property(MaxTest = 40, Replay = "20261124,7")]
    public async Task A_set_reloaded_file_by_file_answers_like_one_opened_at_the_end(ImmutableArray<Consultation> consultations)
    {
        using RegisterFiles files = new();
        RegisterSet register = RegisterSet.Open(Universe.Register, files.Path);
        for (int i = 0; i < consultations.Length; i++)
        {
            files.Put($"{i % 5}", consultations[i].Read(i));
            await register.ReloadAsync(TestContext.Current.CancellationToken);
        }

        RegisterSet opened = RegisterSet.Open(Universe.Register, files.Path);

        Assert.All(Questions(), question => Assert.Equal(
            opened.Answer(question.Number, question.Controller, question.At), register.Answer(question.Number, question.Controller, question.At)));
    }

    [Property(MaxTest = 2_000, Replay = "20260531,1")]
    public void A_set_answers_as_its_newest_consultation_about_the_number_does(ImmutableArray<Consultation> consultations, byte which, bool earlier)
    {
        E164Number number = Universe.CallableNumbers[which % Universe.CallableNumbers.Length];
        PartyId controller = Universe.Controllers[which % 2];
        Instant at = earlier ? Instants.Base - Duration.FromDays(2) : Instants.Base;
        var set = new RegisterSet(Universe.Register, consultations.Select((consultation, i) => consultation.Read(i)));

        RegisterAnswer answer = set.Answer(number, controller, at);

        Consultation[] mine = [.. consultations.Where(consultation => consultation.Controller is null || consultation.Controller == controller)];
        Consultation[] past = [.. mine.Where(consultation => consultation.ProcessedAt <= at)];
        Consultation[] listing = [.. past.Where(consultation => consultation.Listed.Contains(number))];
        Consultation[] clearing = [.. past.Except(listing).Where(consultation => consultation.Clear.Contains(number) || consultation.Controller is null)];
        Instant? clear = clearing.Max(consultation => (Instant?)consultation.ProcessedAt);
        Instant? listed = listing.Max(consultation => (Instant?)consultation.ProcessedAt);
        if (clear is null && listed is null)
        {
            bool othersAsked = consultations.Any(consultation => consultation.ProcessedAt <= at && !mine.Contains(consultation));
            Assert.Equal(past.Length == 0 && othersAsked ? RegisterAnswerKind.OtherController : RegisterAnswerKind.NotAsked, answer.Kind);
            return;
        }

        bool opposes = clear is null || listed >= clear;
        Assert.Equal(opposes ? RegisterAnswerKind.Listed : RegisterAnswerKind.Clear, answer.Kind);
        Assert.Equal(opposes ? listed : clear, answer.ProcessedAt);
        Assert.Equal(clear, answer.LastClearAt);
        Assert.Equal(
            opposes ? listing.Where(consultation => clear is null || consultation.ProcessedAt >= clear).Min(consultation => (Instant?)consultation.ProcessedAt) : null,
            answer.FirstListedAt);
        Assert.Equal(opposes ? null : listed, answer.LastListedAt);
    }

    private static void AssertAgrees(ImmutableArray<Consultation> consultations, RegisterSet set)
    {
        DictionaryRegister reference = new(consultations);
        foreach (IGrouping<(PartyId, Instant), (E164Number Number, PartyId Controller, Instant At)> questions in Questions().GroupBy(question => (question.Controller, question.At)))
        {
            E164Number[] numbers = [.. questions.Select(question => question.Number)];
            RegisterAnswer[] batch = new RegisterAnswer[numbers.Length];
            set.Answer(numbers, questions.Key.Item1, questions.Key.Item2, batch);
            for (int i = 0; i < numbers.Length; i++)
            {
                Assert.Equal(reference.Answer(numbers[i], questions.Key.Item1, questions.Key.Item2), batch[i]);
                Assert.Equal(batch[i], set.Answer(numbers[i], questions.Key.Item1, questions.Key.Item2));
            }
        }
    }

    private static IEnumerable<(E164Number Number, PartyId Controller, Instant At)> Questions() =>
        from number in Universe.CallableNumbers.Append(E164Number.Parse("+390687654321")).Append(E164Number.FromDigits(15551234567))
        from controller in Universe.Controllers.Append(new PartyId("nobody-asked"))
        from at in new[] { Instants.Base, Instants.Base - Duration.FromDays(2), Instants.Base - Duration.FromDays(12), Instants.Base - Duration.FromDays(99) }
        select (number, controller, at);
}
