using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Generators of calls and of all that is on record about them: few parties, persons and numbers, so that they meet, and instants on the edges of periods and days.</summary>
/// <remarks>For parameters of properties there is <see cref="CallArbitraries"/>; without a test framework, <see cref="Sample"/>.</remarks>
public static class CallGenerators
{
    /// <summary>Numbers: mostly Italian landlines and mobiles; also emergency, premium, foreign ones, and such as no plan knows.</summary>
    public static Gen<E164Number> Number { get; } = Gen.Frequency(
        (6, ItalianNumber()),
        (3, Gen.Elements([.. Universe.CallableNumbers, .. Universe.OtherNumbers])),
        (1, from digits in Gen.Choose(7, 15) from rest in Gen.ArrayOf(Gen.Choose(0, 9), digits - 1) from first in Gen.Choose(1, 9) select Digits(rest.Prepend(first))));

    /// <summary>Calls: mostly one controller that sells to somebody known, by an operator.</summary>
    public static Gen<CallRequest> Request => Calls.Request;

    /// <summary>Instants at and around one, with the edges of 15 and 30 days, of hours and of days before and after it.</summary>
    public static Gen<Instant> Instant => Gen.OneOf(Instants.Now, Instants.Any, Instants.End);

    /// <summary>The same, sometimes with the day alone on record.</summary>
    public static Gen<RecordedTime> RecordedTime => Instants.Recorded(Instants.Any);

    /// <summary>Cases: mostly a lawful call with something odd about it, now and then anything at all.</summary>
    public static Gen<World> World => Worlds.Any;

    /// <summary>Operations on a store of attempts, some dozens.</summary>
    public static Gen<AttemptSequence> AttemptSequence { get; } =
        from count in Gen.Choose(1, 60)
        from operations in Gen.ArrayOf(AttemptOperation.Any, count)
        select new AttemptSequence([.. operations]);

    /// <summary>Instants just before, at and after the changes of a book's law.</summary>
    public static Gen<Instant> InstantAroundLawChange(RuleBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return Instants.Nudged(Gen.Elements(book.Editions.Select(edition => edition.From).ToArray()));
    }

    /// <summary>Instants around the changes of a zone's clocks within some years: at the change, within two hours of it, and at the midnights of that day.</summary>
    /// <exception cref="ArgumentException">The zone's clocks do not change in these years.</exception>
    public static Gen<Instant> InstantAroundClockChange(DateTimeZone zone, int firstYear, int lastYear)
    {
        ArgumentNullException.ThrowIfNull(zone);
        Instant[] changes = Instants.ClockChanges(zone, firstYear, lastYear);
        if (changes.Length == 0)
            throw new ArgumentException($"the clocks of `{zone.Id}` do not change from {firstYear} to {lastYear}", nameof(zone));
        return Gen.Elements(changes).SelectMany(change => Instants.Around(change, zone));
    }

    /// <summary>Consents, refusals, withdrawals and changes of holder around a call: those that serve it, near misses, and any.</summary>
    public static Gen<ConsentEntry> Consent(CallRequest call) => Gen.Frequency((4, Entries.Consent(call)), (1, Entries.ConsentEvent(call)));

    /// <summary>Contracts around a call.</summary>
    public static Gen<ContractEntry> Contract(CallRequest call) => Entries.Contract(call);

    /// <summary>Requests to be called around a call.</summary>
    public static Gen<PersonRequest> PersonRequest(CallRequest call) => Entries.Request(call);

    /// <summary>Objections around a call.</summary>
    public static Gen<BlacklistEntry> Objection(CallRequest call) => Entries.Objection(call);

    /// <summary>Directory listings around a call.</summary>
    public static Gen<DirectoryListing> Listing(CallRequest call) => Entries.Listing(call);

    /// <summary>Selective revocations around a call.</summary>
    public static Gen<SelectiveRevocation> Revocation(CallRequest call) => Entries.Revocation(call);

    /// <summary>What happened to the number that a call presents: some records, those that end something among them.</summary>
    public static Gen<ImmutableArray<CallerIdRecord>> CallerIdHistory(CallRequest call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Entries.CallerIdHistory(call);
    }

    /// <summary>Up to seven earlier attempts as the parties of a call may see them, on the edges of hours and days before an instant, oldest first.</summary>
    public static Gen<ImmutableArray<AttemptRecord>> AttemptHistory(CallRequest call, Instant before)
    {
        ArgumentNullException.ThrowIfNull(call);
        return
            from count in Gen.Choose(0, 7)
            from attempts in Gen.ArrayOf(Answers.Attempt(call, before), count)
            select attempts.OrderBy(attempt => attempt.At).ToImmutableArray();
    }

    /// <summary>So many values; the same seed gives the same ones, under any test framework or none.</summary>
    public static ImmutableArray<T> Sample<T>(this Gen<T> generator, int count, ulong seed) => [.. Gen.Sample(generator, count, new Rnd(seed), 100)];

    private static Gen<E164Number> ItalianNumber() =>
        from area in Gen.Elements("02", "06", "011", "0521", "081", "333", "347", "320", "391", "390")
        from rest in Gen.ArrayOf(Gen.Choose(0, 9), area[0] == '3' ? 7 : 10 - area.Length)
        select Digits([3, 9, .. area.Select(digit => digit - '0'), .. rest]);

    private static E164Number Digits(IEnumerable<int> digits) => E164Number.FromDigits(digits.Aggregate(0UL, (number, digit) => (number * 10) + (ulong)digit));
}
