using System.Buffers;
using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What one controller was told, by its own consultations and by the full registers that answer everyone.</summary>
internal sealed class ControllerAnswers
{
    private const int OnStack = 32;

    private readonly ImmutableArray<RegisterConsultation> consultations;
    private readonly RegisterIndexGroup group;
    private readonly ImmutableArray<Instant> processedAt;
    private readonly Instant? firstAsked;
    private readonly Instant? firstForeign;

    private ControllerAnswers(ImmutableArray<RegisterConsultation> consultations, RegisterIndexGroup group, Instant? firstForeign)
    {
        this.consultations = consultations;
        this.group = group;
        this.firstForeign = firstForeign;
        processedAt = [.. consultations.Select(one => one.Header.ProcessedAt)];
        firstAsked = processedAt.IsEmpty ? null : processedAt[0];
    }

    /// <param name="all">The consultations that count, in any order.</param>
    /// <param name="firstForeign">When another controller was told something for the first time; null when never.</param>
    /// <param name="previous">What these answers replace; what did not change is taken over.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static ControllerAnswers Create(IEnumerable<RegisterConsultation> all, Instant? firstForeign, ControllerAnswers? previous, CancellationToken cancellationToken)
    {
        // The oldest first: a new file comes last, and what was known of the others stays.
        ImmutableArray<RegisterConsultation> sorted =
            [.. all.OrderBy(one => one.Header.ProcessedAt).ThenBy(one => one.Header.Reference, StringComparer.Ordinal).ThenBy(one => one.Index.SnapshotId, StringComparer.Ordinal)];
        RegisterIndexGroup group = previous is not null && previous.consultations.AsSpan().SequenceEqual(sorted.AsSpan())
            ? previous.group
            : RegisterIndexGroup.Create([.. sorted.Select(one => one.Index)], previous?.group, cancellationToken);
        return new ControllerAnswers(sorted, group, firstForeign);
    }

    internal RegisterAnswer Answer(ulong number, Instant at)
    {
        Span<RegisterIndexMatch> matches = consultations.Length <= OnStack ? stackalloc RegisterIndexMatch[OnStack] : new RegisterIndexMatch[consultations.Length];
        int count = group.Find(number, matches);
        return count == 1 ? Alone(number, matches[0], at) : Newest(number, matches[..count], at);
    }

    internal void Answer(ReadOnlySpan<ulong> numbers, Instant at, Span<RegisterAnswer> answers)
    {
        RegisterIndexMatch[] matches = ArrayPool<RegisterIndexMatch>.Shared.Rent(numbers.Length);
        group.Find(numbers, matches);
        for (int i = 0; i < numbers.Length; i++)
            answers[i] = matches[i].MayHaveOthers ? Answer(numbers[i], at) : Alone(numbers[i], matches[i], at);
        ArrayPool<RegisterIndexMatch>.Shared.Return(matches);
    }

    private RegisterAnswer Alone(ulong number, RegisterIndexMatch match, Instant at) =>
        match.Index >= 0 && processedAt[match.Index] <= at ? consultations[match.Index].Answer(number, match.Answer) : Silence(at);

    private RegisterAnswer Silence(Instant at) => !(firstAsked <= at) && firstForeign <= at ? RegisterAnswer.OtherController : RegisterAnswer.NotAsked;

    private RegisterAnswer Newest(ulong number, ReadOnlySpan<RegisterIndexMatch> matches, Instant at)
    {
        RegisterAnswer? listed = null;
        RegisterAnswer? clear = null;
        foreach (RegisterIndexMatch match in matches)
        {
            if (processedAt[match.Index] > at)
                continue;
            RegisterAnswer answer = consultations[match.Index].Answer(number, match.Answer);
            if (match.Answer == RegisterIndexAnswer.Listed)
                listed = Newer(listed, answer);
            else
                clear = Newer(clear, answer);
        }

        if (listed is not null && !(clear?.ProcessedAt > listed.ProcessedAt))
            return listed with { LastClearAt = clear?.ProcessedAt, FirstListedAt = FirstListedAfter(clear?.ProcessedAt, matches, at) };
        if (clear is not null)
            return listed is null ? clear : clear with { LastListedAt = listed.ProcessedAt, ListedSince = listed.ListedSince };
        return Silence(at);
    }

    private Instant? FirstListedAfter(Instant? lastClear, ReadOnlySpan<RegisterIndexMatch> matches, Instant at)
    {
        Instant? first = null;
        foreach (RegisterIndexMatch match in matches)
        {
            Instant processed = processedAt[match.Index];
            if (match.Answer == RegisterIndexAnswer.Listed && processed <= at && !(processed < lastClear) && !(first <= processed))
                first = processed;
        }

        return first;
    }

    private static RegisterAnswer Newer(RegisterAnswer? held, RegisterAnswer answer) =>
        held is null || held.ProcessedAt < answer.ProcessedAt ? answer : held.ProcessedAt > answer.ProcessedAt ? held : Stricter(held, answer);

    // Two answers of one kind and instant, in whatever order they came: the strictest of each counts.
    private static RegisterAnswer Stricter(RegisterAnswer one, RegisterAnswer other)
    {
        RegisterAnswer first = string.CompareOrdinal(one.Consultation, other.Consultation) <= 0 ? one : other;
        return first with
        {
            ValidUntil = one.ValidUntil is null || other.ValidUntil < one.ValidUntil ? other.ValidUntil : one.ValidUntil,
            ListedSince = Later(one.ListedSince, other.ListedSince),
        };
    }

    private static RecordedTime? Later(RecordedTime? one, RecordedTime? other) =>
        one is null || other is null ? null : other.Value.Latest > one.Value.Latest ? other : one;
}
