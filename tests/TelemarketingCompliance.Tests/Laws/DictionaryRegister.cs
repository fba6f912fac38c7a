using TelemarketingCompliance.Tests.Laws.Generators;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>A register set as plainly as it can be written: a dictionary for each consultation, all of them searched for every question.</summary>
internal sealed class DictionaryRegister(IReadOnlyList<Consultation> consultations)
{
    private readonly (RegisterConsultationHeader Header, Dictionary<E164Number, bool> IsListed)[] all =
        [.. consultations.Select((consultation, i) => (consultation.HeaderOf(i), DictionaryOf(consultation)))];

    internal RegisterAnswer Answer(E164Number number, PartyId controller, Instant at)
    {
        var past = all.Where(one => one.Header.ProcessedAt <= at).ToArray();
        var mine = past.Where(one => one.Header.Controller is null || one.Header.Controller == controller).ToArray();
        var said = mine.Where(one => one.IsListed.ContainsKey(number) || (one.Header.Controller is null && number.ToE164().StartsWith("+" + Consultation.Coverage, StringComparison.Ordinal)))
            .Select(one => (one.Header, IsListed: one.IsListed.GetValueOrDefault(number), Since: SinceOf(one.Header)))
            .ToArray();
        if (said.Length == 0)
            return mine.Length == 0 && past.Length > 0 ? RegisterAnswer.OtherController : RegisterAnswer.NotAsked;

        Instant newest = said.Max(one => one.Header.ProcessedAt);
        bool isListed = said.Any(one => one.IsListed && one.Header.ProcessedAt == newest);
        Instant? lastClear = said.Where(one => !one.IsListed).Max(one => (Instant?)one.Header.ProcessedAt);
        Instant? lastListed = said.Where(one => one.IsListed).Max(one => (Instant?)one.Header.ProcessedAt);
        var counting = said.Where(one => one.IsListed == isListed && one.Header.ProcessedAt == newest).ToArray();
        RegisterConsultationHeader first = counting.OrderBy(one => one.Header.Reference, StringComparer.Ordinal).First().Header;
        return new RegisterAnswer
        {
            Kind = isListed ? RegisterAnswerKind.Listed : RegisterAnswerKind.Clear,
            ProcessedAt = newest,
            ValidUntil = counting.Min(one => one.Header.ValidUntil),
            Consultation = first.Reference,
            Controller = first.Controller,
            ListedSince = Strictest(said.Where(one => one.IsListed && one.Header.ProcessedAt == lastListed).Select(one => one.Since)),
            LastClearAt = lastClear,
            FirstListedAt = isListed ? said.Where(one => one.IsListed && !(one.Header.ProcessedAt < lastClear)).Min(one => one.Header.ProcessedAt) : null,
            LastListedAt = isListed ? null : lastListed,
        };
    }

    private static Dictionary<E164Number, bool> DictionaryOf(Consultation consultation)
    {
        Dictionary<E164Number, bool> answers = consultation.Controller is null ? [] : consultation.Clear.ToDictionary(number => number, _ => false);
        foreach (E164Number number in consultation.Listed)
            answers[number] = true;
        return answers;
    }

    private static RecordedTime? Strictest(IEnumerable<RecordedTime?> days)
    {
        RecordedTime?[] known = [.. days];
        return known.Length == 0 || known.Contains(null) ? null : known.MaxBy(day => day!.Value.Latest);
    }

    private RecordedTime? SinceOf(RegisterConsultationHeader header) =>
        consultations[Array.FindIndex(all, one => one.Header == header)].ListedSince is { } day ? RecordedTime.On(day, Instants.Rome) : null;
}
