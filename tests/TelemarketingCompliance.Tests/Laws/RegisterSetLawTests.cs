using System.Collections.Immutable;
using FsCheck.Xunit;
using TelemarketingCompliance.Tests.Laws.Generators;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>A set of consultations answers like a plain search through them: the newest answer about this number to this controller.</summary>
[Properties(Arbitrary = [typeof(LawArbitraries)], QuietOnSuccess = true)]
public sealed class RegisterSetLawTests
{
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
}
