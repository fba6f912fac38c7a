using System.Collections.Immutable;

namespace TelemarketingCompliance.Testing.Tests.Generators;

/// <summary>What is generated is valid, comes again for the same seed, and hits what it is meant to hit.</summary>
public sealed class CallGeneratorsTests
{
    private const int Cases = 2_000;

    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    [Fact]
    public void The_same_seed_gives_the_same_values_and_another_others()
    {
        ImmutableArray<World> one = CallGenerators.World.Sample(50, seed: 1);

        Assert.Equal(one.Select(world => world.ToString()), CallGenerators.World.Sample(50, seed: 1).Select(world => world.ToString()));
        Assert.NotEqual(one.Select(world => world.ToString()), CallGenerators.World.Sample(50, seed: 2).Select(world => world.ToString()));
        Assert.Equal(
            CallGenerators.AttemptSequence.Sample(50, seed: 1).Select(sequence => sequence.ToString()), CallGenerators.AttemptSequence.Sample(50, seed: 1).Select(sequence => sequence.ToString()));
    }

    [Fact]
    public void Every_entry_is_one_that_a_ledger_accepts()
    {
        foreach (CallRequest call in CallGenerators.Request.Sample(Cases, seed: 3))
        {
            LedgerEntry[] entries =
            [
                .. CallGenerators.Consent(call).Sample(1, seed: 4), .. CallGenerators.Contract(call).Sample(1, seed: 5), .. CallGenerators.PersonRequest(call).Sample(1, seed: 6),
                .. CallGenerators.Objection(call).Sample(1, seed: 7), .. CallGenerators.Listing(call).Sample(1, seed: 8), .. CallGenerators.Revocation(call).Sample(1, seed: 9),
                .. CallGenerators.CallerIdHistory(call).Sample(1, seed: 10)[0],
            ];

            Assert.All(entries, entry => entry.Validate());
        }
    }

    [Fact]
    public void Numbers_are_of_many_classes_and_mostly_Italian_lines()
    {
        NumberClass[] classes = [.. CallGenerators.Number.Sample(Cases, seed: 11).Select(number => NumberProfile.Of(number).Class)];

        Assert.True(classes.Count(one => one is NumberClass.Fixed or NumberClass.Mobile) > Cases / 2);
        Assert.Superset(new HashSet<NumberClass> { NumberClass.Emergency, NumberClass.Premium, NumberClass.TollFree, NumberClass.Unknown }, classes.ToHashSet());
    }

    [Fact]
    public void Instants_lie_on_both_sides_of_a_change_of_law_and_on_it()
    {
        RuleBook book = LawBook.Of(new LawValues());
        Instant[] changes = [.. book.Editions.Select(edition => edition.From)];

        ImmutableArray<Instant> instants = CallGenerators.InstantAroundLawChange(book).Sample(500, seed: 12);

        foreach (Instant change in changes)
            Assert.All([-1, 0, 1], seconds => Assert.Contains(change + Duration.FromSeconds(seconds), instants));
    }

    [Fact]
    public void Instants_lie_within_the_hour_that_is_missing_and_the_one_that_comes_twice()
    {
        ImmutableArray<Instant> instants = CallGenerators.InstantAroundClockChange(Rome, 2026, 2026).Sample(500, seed: 13);

        Assert.All(instants, at => Assert.Contains(at.InZone(Rome).Date.ToString("MM-dd", null), (string[])["03-28", "03-29", "03-30", "10-24", "10-25", "10-26"]));
        Assert.Contains(instants, at => Rome.MapLocal(at.InZone(Rome).LocalDateTime).Count == 2);
        Assert.Contains(instants, at => at.InZone(Rome).LocalDateTime == new LocalDateTime(2026, 3, 29, 3, 0));
        Assert.Throws<ArgumentException>(() => CallGenerators.InstantAroundClockChange(DateTimeZone.Utc, 2026, 2026));
    }

    [Fact]
    public void Histories_are_in_order_and_of_others_show_only_that_they_called()
    {
        Instant now = Instant.FromUtc(2026, 11, 24, 9, 30);
        CallRequest call = new ItalianScenario().Request;

        ImmutableArray<ImmutableArray<AttemptRecord>> histories = CallGenerators.AttemptHistory(call, now).Sample(Cases, seed: 14);

        Assert.All(histories, history => Assert.Equal(history.OrderBy(attempt => attempt.At), history));
        AttemptRecord[] all = [.. histories.SelectMany(history => history)];
        Assert.All(all.Where(attempt => !attempt.IsSameController), attempt => Assert.True(attempt is { Campaign: null, Outcome: null, RequestReference: null, EndedAt: null }));
        Assert.Contains(all, attempt => attempt.At == now - Duration.FromHours(24));
        Assert.Contains(all, attempt => attempt.At == now - Duration.FromHours(24) - Duration.Epsilon);
    }

    [Fact]
    public async Task Sequences_draw_every_answer_out_of_a_store()
    {
        var seen = new AnswerLog();
        foreach (AttemptSequence sequence in CallGenerators.AttemptSequence.Sample(300, seed: 15))
        {
            var clock = new ManualClock(Instant.FromUtc(2026, 11, 24, 9, 30));
            await sequence.RunAsync(seen.Over(new ReferenceAttempts(clock)), clock, TestContext.Current.CancellationToken);
        }

        Assert.Equal(Enum.GetValues<ChargeStatus>(), seen.Charges.Order());
        Assert.Equal(Enum.GetValues<CompletionStatus>().Where(status => status != CompletionStatus.Refused), seen.Completions.Order());
        Assert.True(seen is { FoundSeveral: true, CountedMissing: true, CountedPeopleAmongMachines: true, ConfirmedGivenBack: true, ConfirmedAgain: true, KeptInOtherHands: true });
    }
}
