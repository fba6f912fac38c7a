using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>All consultations of one register. Per number and controller the newest answer counts; a newer consultation without the number leaves the older answer. Safe on any thread.</summary>
public sealed class RegisterSet
{
    private ImmutableArray<RegisterConsultation> consultations = [];

    /// <summary>Creates an empty set: nobody asked anything.</summary>
    /// <param name="name">The register's name: <c>it-rpo</c>.</param>
    /// <param name="consultations">The consultations to begin with.</param>
    /// <exception cref="ArgumentException">A consultation is of another register.</exception>
    public RegisterSet(string name, params IEnumerable<RegisterConsultation> consultations)
    {
        ArgumentNullException.ThrowIfNull(consultations);
        Name = Identifier.Check(name, nameof(name));
        foreach (RegisterConsultation consultation in consultations)
            Add(consultation);
    }

    /// <summary>The register's name.</summary>
    public string Name { get; }

    /// <summary>Adds a consultation; questions under way see the set before or after, never half of it.</summary>
    /// <exception cref="ArgumentException">The consultation is of another register.</exception>
    public void Add(RegisterConsultation consultation)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        if (consultation.Header.Register != Name)
            throw new ArgumentException($"the consultation `{consultation.Header.Reference}` is of the register `{consultation.Header.Register}`, not of `{Name}`", nameof(consultation));
        ImmutableInterlocked.Update(ref consultations, static (all, added) => all.Add(added), consultation);
    }

    /// <summary>What the register says of a number to a controller, from the consultations processed by <paramref name="at"/>.</summary>
    /// <param name="number">The number.</param>
    /// <param name="controller">The controller; the answers given to others are not searched.</param>
    /// <param name="at">The instant: later consultations did not exist then.</param>
    public RegisterAnswer Answer(E164Number number, PartyId controller, Instant at)
    {
        bool foreign = false;
        bool asked = false;
        RegisterAnswer? listed = null;
        RegisterAnswer? clear = null;
        ImmutableArray<RegisterConsultation> all = consultations;
        foreach (RegisterConsultation consultation in all)
        {
            RegisterConsultationHeader header = consultation.Header;
            if (header.ProcessedAt > at)
                continue;
            if (header.Controller is { } owner && owner != controller)
            {
                foreign = true;
                continue;
            }

            asked = true;
            RegisterAnswerKind kind = consultation.Answer(number, out RecordedTime? since);
            var answer = new RegisterAnswer
            {
                Kind = kind,
                ProcessedAt = header.ProcessedAt,
                ValidUntil = header.ValidUntil,
                Consultation = header.Reference,
                Controller = header.Controller,
                ListedSince = since,
            };
            if (kind == RegisterAnswerKind.Listed)
                listed = Newer(listed, answer);
            else if (kind == RegisterAnswerKind.Clear)
                clear = Newer(clear, answer);
        }

        if (listed is not null && !(clear?.ProcessedAt > listed.ProcessedAt))
            return listed with { LastClearAt = clear?.ProcessedAt, FirstListedAt = FirstListedAfter(all, number, controller, clear?.ProcessedAt, at) };
        if (clear is not null)
            return clear with { LastClearAt = clear.ProcessedAt, LastListedAt = listed?.ProcessedAt, ListedSince = listed?.ListedSince };
        return foreign && !asked ? RegisterAnswer.OtherController : RegisterAnswer.NotAsked;
    }

    private static RegisterAnswer Newer(RegisterAnswer? held, RegisterAnswer answer) =>
        held is null || held.ProcessedAt < answer.ProcessedAt ? answer : held.ProcessedAt > answer.ProcessedAt ? held : Stricter(held, answer);

    // Two answers of one kind and instant, in whatever order they were added: the strictest of each counts.
    private static RegisterAnswer Stricter(RegisterAnswer one, RegisterAnswer other)
    {
        RegisterAnswer first = string.CompareOrdinal(one.Consultation, other.Consultation) <= 0 ? one : other;
        return first with
        {
            ValidUntil = one.ValidUntil is null || other.ValidUntil < one.ValidUntil ? other.ValidUntil : one.ValidUntil,
            ListedSince = RegisterConsultation.Later(one.ListedSince, other.ListedSince),
        };
    }

    private static Instant? FirstListedAfter(ImmutableArray<RegisterConsultation> all, E164Number number, PartyId controller, Instant? lastClear, Instant at)
    {
        Instant? first = null;
        foreach (RegisterConsultation consultation in all)
        {
            RegisterConsultationHeader header = consultation.Header;
            bool counts = (header.Controller is null || header.Controller == controller) && header.ProcessedAt <= at && !(header.ProcessedAt < lastClear);
            if (counts && !(first <= header.ProcessedAt) && consultation.Answer(number, out _) == RegisterAnswerKind.Listed)
                first = header.ProcessedAt;
        }

        return first;
    }
}
