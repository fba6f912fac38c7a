namespace DialerSimulation.Recount;

/// <summary>What the office has in its drawers beside the calls: objections, consultations of the register, lists, who may be called and why.</summary>
internal sealed class OfficePapers
{
    private readonly List<Consultation> consultations = [];
    private readonly Dictionary<(string Controller, ulong Number), DateTime> objectionsOfNumbers = [];
    private readonly Dictionary<(string Controller, string Person), DateTime> objectionsOfPeople = [];

    /// <summary>The numbers of each contact list.</summary>
    internal Dictionary<string, HashSet<ulong>> Lists { get; } = [];

    /// <summary>Numbers of people who consented within a contract that continues.</summary>
    internal HashSet<ulong> Customers { get; } = [];

    /// <summary>Numbers of people who consented, or whom the directory lists.</summary>
    internal HashSet<ulong> Callable { get; } = [];

    internal void Add(Consultation consultation) => consultations.Add(consultation);

    /// <summary>The earliest objection of a number or a person is the one that counts.</summary>
    internal void Add(Objection objection)
    {
        Keep(objectionsOfNumbers, (objection.Controller, objection.Number), objection.At);
        if (objection.Person is { } person)
            Keep(objectionsOfPeople, (objection.Controller, person), objection.At);
    }

    internal bool IsCustomer(ulong number) => Customers.Contains(number);

    /// <summary>Whether the person, or whoever holds the number, had said no before the call was dialed.</summary>
    internal bool HadObjected(LoggedCall call) =>
        (objectionsOfNumbers.TryGetValue((call.Controller, call.Number), out DateTime said) && said < call.DialedAt)
        || (call.Person is { } person && objectionsOfPeople.TryGetValue((call.Controller, person), out said) && said < call.DialedAt);

    internal bool IsOnItsList(LoggedCall call) => call.ContactList is { } list && Lists.TryGetValue(list, out HashSet<ulong>? numbers) && numbers.Contains(call.Number);

    /// <summary>The newest consultation before the call that asked about its number.</summary>
    internal Consultation? NewestConsultation(LoggedCall call) =>
        consultations.FindLast(asked => asked.Controller == call.Controller && asked.ProcessedAt <= call.DialedAt && asked.Asked.Contains(call.Number));

    /// <summary>Whether the register opposes the call, and no contract or request goes before.</summary>
    internal bool IsOpposed(LoggedCall call) =>
        call.OnRequest is null && !IsCustomer(call.Number) && NewestConsultation(call) is { } answer && !answer.Clear.Contains(call.Number);

    private static void Keep<TKey>(Dictionary<TKey, DateTime> first, TKey key, DateTime at)
        where TKey : notnull
    {
        if (!first.TryGetValue(key, out DateTime before) || at < before)
            first[key] = at;
    }
}
