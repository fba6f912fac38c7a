using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The answers a register gave at one instant, to one controller or, as a full register, to everyone. Immutable, safe on any thread.</summary>
public sealed class RegisterConsultation
{
    /// <summary>From how many asked numbers on an answer that clears every one of them is refused unless acknowledged: it is most likely the question.</summary>
    public const int AllClearLimit = 10_000;

    private readonly FrozenDictionary<E164Number, RecordedTime?> listed;
    private readonly FrozenSet<E164Number> clear;
    private readonly ImmutableArray<string> coverage;

    private RegisterConsultation(
        RegisterConsultationHeader header, FrozenDictionary<E164Number, RecordedTime?> listed, FrozenSet<E164Number> clear, ImmutableArray<string> coverage)
    {
        Header = header;
        this.listed = listed;
        this.clear = clear;
        this.coverage = coverage;
    }

    /// <summary>Who asked whom, when, under which reference.</summary>
    public RegisterConsultationHeader Header { get; }

    /// <summary>How many numbers are listed.</summary>
    public int ListedCount => listed.Count;

    /// <summary>How many numbers are clear; none for a full register, whose coverage clears.</summary>
    public int ClearCount => clear.Count;

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
        var question = asked.ToHashSet();
        FrozenSet<E164Number> answer = cleared.ToFrozenSet();
        int neverAsked = answer.Count(number => !question.Contains(number));
        if (neverAsked > 0)
            throw new InvalidDataException($"the answer `{header.Reference}` clears {neverAsked} numbers that were never asked: it belongs to another question");
        question.ExceptWith(answer);
        return Checked(header, question.ToFrozenDictionary(number => number, _ => (RecordedTime?)null), answer, acceptAllClear);
    }

    /// <summary>Reads an answer that gives a status per number.</summary>
    /// <param name="header">Who asked whom, when, under which reference.</param>
    /// <param name="answers">Number, whether it is listed, and since when if the register says so. A number given both ways is listed.</param>
    /// <param name="acceptAllClear">Acknowledges that really none of <see cref="AllClearLimit"/> or more is listed.</param>
    /// <exception cref="InvalidDataException">There are no answers, or all are clear and nobody acknowledged that.</exception>
    public static RegisterConsultation FromAnswers(
        RegisterConsultationHeader header, IEnumerable<(E164Number Number, bool IsListed, RecordedTime? Since)> answers, bool acceptAllClear = false)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(answers);
        (E164Number Number, bool IsListed, RecordedTime? Since)[] all = [.. answers];
        FrozenDictionary<E164Number, RecordedTime?> listed = ListedOf(all.Where(answer => answer.IsListed).Select(answer => (answer.Number, answer.Since)));
        FrozenSet<E164Number> clear = all.Where(answer => !answer.IsListed && !listed.ContainsKey(answer.Number)).Select(answer => answer.Number).ToFrozenSet();
        return Checked(header, listed, clear, acceptAllClear);
    }

    /// <summary>Reads a full register: the listed numbers, and the prefixes within which silence means clear.</summary>
    /// <param name="header">The register, when it was drawn, under which reference.</param>
    /// <param name="listed">The listed numbers, and since when if the register says so.</param>
    /// <param name="coverage">Leading digits of the numbers the register is known for, the country code first; outside them nothing was asked.</param>
    /// <exception cref="InvalidDataException">There is no coverage, or a prefix is not 1 to 15 digits.</exception>
    public static RegisterConsultation FromFullRegister(
        RegisterConsultationHeader header, IEnumerable<(E164Number Number, RecordedTime? Since)> listed, ImmutableArray<string> coverage)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(listed);
        if (coverage.IsDefaultOrEmpty)
            throw new InvalidDataException($"the register `{header.Reference}` declares no coverage: without one every number it does not list is unknown");
        for (int i = 0; i < coverage.Length; i++)
        {
            if (coverage[i] is not { Length: > 0 and <= 15 } prefix || !prefix.All(char.IsAsciiDigit))
                throw new InvalidDataException($"the register `{header.Reference}` declares a coverage whose entry {i + 1} is not 1 to 15 digits");
        }

        FrozenDictionary<E164Number, RecordedTime?> all = ListedOf(listed);
        if (all.Count == 0)
            throw new InvalidDataException($"the register `{header.Reference}` lists no number, which would clear everyone it covers: most likely the file is empty or was cut off");
        CheckDates(header);
        return new RegisterConsultation(header, all, [], coverage);
    }

    internal RegisterAnswerKind Answer(E164Number number, out RecordedTime? since)
    {
        if (listed.TryGetValue(number, out since))
            return RegisterAnswerKind.Listed;
        return clear.Contains(number) || IsCovered(number) ? RegisterAnswerKind.Clear : RegisterAnswerKind.NotAsked;
    }

    private bool IsCovered(E164Number number)
    {
        if (coverage.IsEmpty)
            return false;
        string digits = number.ToE164()[1..];
        return coverage.Any(prefix => digits.StartsWith(prefix, StringComparison.Ordinal));
    }

    // Where a number is listed twice, the later date counts: it annuls more consents. No date annuls most.
    private static FrozenDictionary<E164Number, RecordedTime?> ListedOf(IEnumerable<(E164Number Number, RecordedTime? Since)> listed)
    {
        var all = new Dictionary<E164Number, RecordedTime?>();
        foreach ((E164Number number, RecordedTime? since) in listed)
        {
            bool held = all.TryGetValue(number, out RecordedTime? other);
            all[number] = held ? Later(other, since) : since;
        }

        return all.ToFrozenDictionary();
    }

    internal static RecordedTime? Later(RecordedTime? one, RecordedTime? other) =>
        one is null || other is null ? null : other.Value.Latest > one.Value.Latest ? other : one;

    private static void CheckDates(RegisterConsultationHeader header)
    {
        if (header.ValidUntil <= header.ProcessedAt)
            throw new InvalidDataException($"the answer `{header.Reference}`, field `{nameof(header.ValidUntil)}`: it ends before it was processed");
    }

    private static RegisterConsultation Checked(
        RegisterConsultationHeader header, FrozenDictionary<E164Number, RecordedTime?> listed, FrozenSet<E164Number> clear, bool acceptAllClear)
    {
        CheckDates(header);
        if (header.Controller is null)
            throw new InvalidDataException($"the answer `{header.Reference}` names no controller: an answer belongs to the controller in whose name it was asked");
        if (listed.Count + clear.Count == 0)
            throw new InvalidDataException($"the answer `{header.Reference}` holds no numbers");
        if (listed.Count == 0 && clear.Count >= AllClearLimit && !acceptAllClear)
            throw new InvalidDataException($"the answer `{header.Reference}` clears every one of {clear.Count} numbers: most likely the question was loaded as the answer; acknowledge it if it is true");
        return new RegisterConsultation(header, listed, clear, []);
    }
}
