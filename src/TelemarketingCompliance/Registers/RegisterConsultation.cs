using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The answers a register gave at one instant, to one controller or, as a full register, to everyone: an index, in memory or from a file. Immutable, safe on any thread.</summary>
public sealed class RegisterConsultation
{
    /// <summary>From how many asked numbers on an answer that clears every one of them is refused unless acknowledged: it is most likely the question.</summary>
    public const int AllClearLimit = 10_000;

    // Most numbers stand in one consultation, and then all its answers of one kind and day are one.
    private readonly RegisterAnswer clear;
    private readonly RegisterAnswer listed;
    private readonly ConcurrentDictionary<DateOnly, RegisterAnswer> listedOn = [];
    private readonly RegisterDays days;
    private readonly bool hasDays;

    private RegisterConsultation(RegisterIndex index)
    {
        Index = index;
        Header = RegisterHeaders.FromIndex(index);
        days = new RegisterDays(Header.Jurisdiction);
        hasDays = index.HasDays;
        RegisterAnswer answer = new()
        {
            Kind = RegisterAnswerKind.Clear,
            ProcessedAt = Header.ProcessedAt,
            ValidUntil = Header.ValidUntil,
            Consultation = Header.Reference,
            Controller = Header.Controller,
        };
        clear = answer with { LastClearAt = Header.ProcessedAt };
        listed = answer with { Kind = RegisterAnswerKind.Listed, FirstListedAt = Header.ProcessedAt };
    }

    /// <summary>Who asked whom, when, under which reference.</summary>
    public RegisterConsultationHeader Header { get; }

    /// <summary>The numbers themselves, with everything else the file says of itself: coverage, campaigns, snapshot id.</summary>
    public RegisterIndex Index { get; }

    /// <summary>How many numbers are listed.</summary>
    public long ListedCount => Index.ListedCount;

    /// <summary>How many numbers are clear; none for a full register, whose coverage clears.</summary>
    public long ClearCount => Index.ClearCount;

    /// <summary>Reads a cleansed list: of the asked numbers, those missing from the answer are listed.</summary>
    /// <param name="header">Who asked whom, when, under which reference.</param>
    /// <param name="asked">The numbers that were asked; repeated ones count once.</param>
    /// <param name="cleared">The numbers that came back.</param>
    /// <param name="acceptAllClear">Acknowledges that really none of <see cref="AllClearLimit"/> or more is listed.</param>
    /// <exception cref="InvalidDataException">Nothing was asked, the answer holds numbers never asked, or it clears everyone and nobody acknowledged that.</exception>
    public static RegisterConsultation FromCleansedList(
        RegisterConsultationHeader header, IEnumerable<E164Number> asked, IEnumerable<E164Number> cleared, bool acceptAllClear = false)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(cleared);
        HashSet<ulong> question = [.. asked.Select(number => number.Digits)];
        HashSet<ulong> answer = [.. cleared.Select(number => number.Digits)];
        int neverAsked = answer.Count(number => !question.Contains(number));
        if (neverAsked > 0)
            throw new InvalidDataException($"the answer `{header.Reference}` clears {neverAsked} numbers that were never asked: it belongs to another question");
        question.ExceptWith(answer);
        return Checked(Build(header, question.Select(number => (number, (DateOnly?)null)), answer, []), acceptAllClear);
    }

    /// <summary>Reads an answer that gives a status per number.</summary>
    /// <param name="header">Who asked whom, when, under which reference.</param>
    /// <param name="answers">Number, whether it is listed, and since which day if the register says so. A number given both ways is listed.</param>
    /// <param name="acceptAllClear">Acknowledges that really none of <see cref="AllClearLimit"/> or more is listed.</param>
    /// <exception cref="InvalidDataException">There are no answers, a date is before 1970, or all are clear and nobody acknowledged that.</exception>
    public static RegisterConsultation FromAnswers(
        RegisterConsultationHeader header, IEnumerable<(E164Number Number, bool IsListed, LocalDate? Since)> answers, bool acceptAllClear = false)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(answers);
        (E164Number Number, bool IsListed, LocalDate? Since)[] all = [.. answers];
        Dictionary<ulong, DateOnly?> listed = ListedOf(header, all.Where(answer => answer.IsListed).Select(answer => (answer.Number, answer.Since)));
        IEnumerable<ulong> clear = all.Where(answer => !answer.IsListed && !listed.ContainsKey(answer.Number.Digits)).Select(answer => answer.Number.Digits);
        return Checked(Build(header, listed.Select(pair => (pair.Key, pair.Value)), clear, []), acceptAllClear);
    }

    /// <summary>Reads a full register: the listed numbers, and the prefixes within which silence means clear.</summary>
    /// <param name="header">The register, when it was drawn, under which reference.</param>
    /// <param name="listed">The listed numbers, and since which day if the register says so.</param>
    /// <param name="coverage">Leading digits of the numbers the register is known for, the country code first; outside them nothing was asked.</param>
    /// <exception cref="InvalidDataException">There is no coverage, a prefix is not 1 to 15 digits, a date is before 1970, or nobody is listed.</exception>
    public static RegisterConsultation FromFullRegister(
        RegisterConsultationHeader header, IEnumerable<(E164Number Number, LocalDate? Since)> listed, ImmutableArray<string> coverage)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(listed);
        if (coverage.IsDefaultOrEmpty)
            throw new InvalidDataException($"the register `{header.Reference}` declares no coverage: without one every number it does not list is unknown");
        return Build(header, ListedOf(header, listed).Select(pair => (pair.Key, pair.Value)), [], coverage);
    }

    /// <summary>Writes the consultation to an index file, which a folder of a <see cref="RegisterSet"/> may hold; an existing one is replaced, completely or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IndexException">The file cannot be written; nothing is left behind.</exception>
    public void Save(string path) => Index.Save(path);

    /// <exception cref="IndexException">The file is damaged, of another kind, or cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is sound, and its answers cannot count.</exception>
    internal static RegisterConsultation Open(string path) => new(RegisterIndex.Open(path));

    /// <summary>The answer about a number that no other consultation answers for.</summary>
    internal RegisterAnswer Answer(ulong number, RegisterIndexAnswer said)
    {
        if (said != RegisterIndexAnswer.Listed)
            return said == RegisterIndexAnswer.Clear ? clear : RegisterAnswer.NotAsked;
        if (!hasDays || Index.Detail(number)?.Day is not { } day)
            return listed;
        return listedOn.GetOrAdd(day, static (on, self) => self.listed with { ListedSince = self.days.On(on) }, this);
    }

    private static RegisterConsultation Build(
        RegisterConsultationHeader header, IEnumerable<(ulong, DateOnly?)> listed, IEnumerable<ulong> clear, ImmutableArray<string> coverage)
    {
        try
        {
            return new RegisterConsultation(RegisterIndex.InMemory(RegisterHeaders.ToMetadata(header, coverage), listed, clear));
        }
        catch (IndexException refused)
        {
            throw new InvalidDataException($"the answer `{header.Reference}`: {refused.Message}", refused);
        }
    }

    // Where a number is listed twice, the later date counts: it annuls more consents. No date annuls most.
    private static Dictionary<ulong, DateOnly?> ListedOf(RegisterConsultationHeader header, IEnumerable<(E164Number Number, LocalDate? Since)> listed)
    {
        Dictionary<ulong, DateOnly?> all = [];
        foreach ((E164Number number, LocalDate? since) in listed)
        {
            if (since?.Year < 1970)
                throw new InvalidDataException($"the answer `{header.Reference}` lists a number since before 1970, which no register has done");
            DateOnly? day = since?.ToDateOnly();
            bool held = all.TryGetValue(number.Digits, out DateOnly? other);
            all[number.Digits] = !held ? day : other is null || day is null ? null : day > other ? day : other;
        }

        return all;
    }

    private static RegisterConsultation Checked(RegisterConsultation consultation, bool acceptAllClear) =>
        consultation.ListedCount > 0 || consultation.ClearCount < AllClearLimit || acceptAllClear
            ? consultation
            : throw new InvalidDataException($"the answer `{consultation.Header.Reference}` clears every one of {consultation.ClearCount} numbers: most likely the question was loaded as the answer; acknowledge it if it is true");
}
