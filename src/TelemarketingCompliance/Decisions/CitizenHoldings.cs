using System.Globalization;
using System.Text.Json;

namespace TelemarketingCompliance;

/// <summary>What a decision's facts say about the person, in plain words. Entries of other controllers are told without their names, their attempts not at all.</summary>
internal sealed class CitizenHoldings(CallDecision decision, Phrasing phrasing)
{
    private readonly string controller = decision.Request.Campaign.Controller.Id.ToString();
    private readonly bool italian = phrasing.IsItalian;

    internal IEnumerable<string> All() =>
    [
        .. Records(FactKeys.Consents.Name).Select(Consent).OfType<string>(),
        .. Records(FactKeys.Contracts.Name).Select(Contract),
        .. Records(FactKeys.Requests.Name).Select(Request),
        .. Records(FactKeys.Blacklist.Name).Select(entry => Say($"your objection{Of(entry, "at")} to calls", $"la Sua opposizione{Of(entry, "at")} alle chiamate")),
        .. Registers(),
        .. Records(FactKeys.SelectiveRevocations.Name).Select(entry => Say(
            $"your permission{Of(entry, "at")} to call in spite of that register", $"il Suo permesso{Of(entry, "at")} di chiamare nonostante quel registro")),
        .. Records(FactKeys.Directory.Name).Select(Listing),
        .. List(),
        .. Attempts(),
    ];

    private string? Consent(JsonElement entry)
    {
        bool own = Text(entry, "controller") == controller;
        string from = own ? "" : Say(" (passed on to us by another company)", " (comunicatoci da un'altra società)");
        return Text(entry, "state") switch
        {
            nameof(ConsentState.Granted) => Say($"a consent{Of(entry, "at")} to be called{from}", $"un consenso{Of(entry, "at")} a essere chiamato{from}"),
            nameof(ConsentState.Denied) => Say($"your refusal{Of(entry, "at")} to consent{from}", $"il Suo rifiuto{Of(entry, "at")} di dare il consenso{from}"),
            nameof(ConsentState.Withdrawn) => Say($"your withdrawal{Of(entry, "at")} of a consent{from}", $"la Sua revoca{Of(entry, "at")} di un consenso{from}"),
            nameof(ConsentState.Reassigned) => Say($"a note{Of(entry, "at")} that the number passed to a new holder", $"una nota{Of(entry, "at")} sul passaggio del numero a un nuovo intestatario"),
            nameof(ConsentState.SoftSpam) => Say($"a note{Of(entry, "at")} that we may write e-mails to you as a customer", $"una nota{Of(entry, "at")} che come cliente possiamo scriverLe e-mail"),
            _ => null,
        };
    }

    private string Contract(JsonElement entry)
    {
        string ended = Day(entry, "endedAt") is { } end ? Say($", ended on {end}", $", terminato il {end}") : "";
        return Say($"a contract with us since {Day(entry, "startedAt")}{ended}", $"un contratto con noi dal {Day(entry, "startedAt")}{ended}");
    }

    private string Request(JsonElement entry)
    {
        string used = Day(entry, "usedAt") is { } day ? Say($", answered on {day}", $", evasa il {day}") : "";
        return Say($"your request{Of(entry, "madeAt")} to be called{used}", $"la Sua richiesta{Of(entry, "madeAt")} di essere chiamato{used}");
    }

    private IEnumerable<string> Registers()
    {
        foreach (DecisionFact fact in decision.Facts)
        {
            bool isAnswer = fact.Name.StartsWith("register.", StringComparison.Ordinal) && fact.Name != FactKeys.SelectiveRevocations.Name;
            if (!isAnswer || fact.Value is not { } answer)
                continue;
            if (Text(answer, "kind") == nameof(RegisterAnswerKind.Listed))
                yield return Say($"the public register's answer{Of(answer, "processedAt")}: it opposes calls to your number", $"la risposta del registro pubblico{Of(answer, "processedAt")}: si oppone a chiamate al Suo numero");
            else if (Text(answer, "kind") == nameof(RegisterAnswerKind.Clear))
                yield return Say($"the public register's answer{Of(answer, "processedAt")}: your number is not in it", $"la risposta del registro pubblico{Of(answer, "processedAt")}: il Suo numero non vi è iscritto");
        }
    }

    private string Listing(JsonElement entry) => entry.GetProperty("isListed").GetBoolean()
        ? Say($"a note that your number stands in the public telephone directories, as read on {Day(entry, "at")}", $"una nota che il Suo numero figura negli elenchi telefonici pubblici, letti il {Day(entry, "at")}")
        : Say($"a note that your number stands in no public telephone directory, as read on {Day(entry, "at")}", $"una nota che il Suo numero non figura negli elenchi telefonici pubblici, letti il {Day(entry, "at")}");

    private IEnumerable<string> List()
    {
        if (Value(FactKeys.ContactList.Name) is not { } answer || !answer.GetProperty("contains").GetBoolean() || !answer.TryGetProperty("list", out JsonElement list))
            yield break;
        if (Text(list, "controller") != controller)
            yield break;
        yield return Text(list, "supplier") is null
            ? Say("your number in a list of our own", "il Suo numero in una nostra lista")
            : Say($"your number in a list acquired on {Day(list, "acquiredAt")}", $"il Suo numero in una lista acquisita il {Day(list, "acquiredAt")}");
    }

    private IEnumerable<string> Attempts()
    {
        JsonElement[] own = [.. Records(FactKeys.Attempts.Name).Where(attempt => attempt.GetProperty("isSameController").GetBoolean())];
        if (own.Length > 0)
            yield return Say(
                string.Create(CultureInfo.InvariantCulture, $"earlier calls of ours, {own.Length} in number, the last on {Day(own[^1], "at")}"),
                string.Create(CultureInfo.InvariantCulture, $"nostre chiamate precedenti, in numero di {own.Length}, l'ultima il {Day(own[^1], "at")}"));
    }

    private string Of(JsonElement entry, string field) => Day(entry, field) is { } day ? Say($" of {day}", $" del {day}") : Say(" (undated)", " (senza data)");

    private string? Day(JsonElement entry, string field) => Text(entry, field) is { } time ? phrasing.Day(RecordedTime.Parse(time).Earliest) : null;

    private JsonElement? Value(string fact) => decision.Facts.FirstOrDefault(other => other.Name == fact)?.Value;

    private JsonElement[] Records(string fact) => Value(fact) is { ValueKind: JsonValueKind.Array } records ? [.. records.EnumerateArray()] : [];

    private string Say(string english, string italianText) => italian ? italianText : english;

    private static string? Text(JsonElement entry, string field) => entry.TryGetProperty(field, out JsonElement value) ? value.GetString() : null;
}
