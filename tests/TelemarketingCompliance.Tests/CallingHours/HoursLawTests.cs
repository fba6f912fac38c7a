using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.CallingHours;

/// <summary>What is said of the next opening and the next closing holds, to the nanosecond, for any hours and any number of places.</summary>
public sealed class HoursLawTests
{
    private const int Weeks = 150;
    private const int Instants = 40;

    private static readonly Instant From = Instant.FromUtc(2020, 1, 1, 0, 0);

    [Fact]
    public void A_block_lifts_when_it_says_and_not_before_and_a_pass_lapses_when_it_says_and_not_before()
    {
        int opened = 0, closed = 0, never = 0;
        foreach ((HoursBench bench, CallFacts facts, Instant[] instants) in Cases())
        {
            foreach (Instant at in instants)
            {
                Finding finding = bench.Ask(facts, at);
                if (finding.ChangesAt is not { } changes)
                {
                    never++;
                    continue;
                }

                bool isOpen = finding.Kind == FindingKind.Pass;
                bool isFarOff = changes > at + Duration.FromDays(34);
                Assert.True(changes > at);
                Assert.Equal(finding.Kind, bench.Ask(facts, changes.PlusNanoseconds(-1)).Kind);
                Assert.Equal(isOpen && !isFarOff ? FindingKind.Block : FindingKind.Pass, bench.Ask(facts, changes).Kind);
                Assert.All(Enumerable.Range(1, 9), tenth => Assert.Equal(finding.Kind, bench.Ask(facts, at + ((changes - at) * (tenth / 10.0))).Kind));
                (opened, closed) = isOpen ? (opened, closed + 1) : (opened + 1, closed);
            }
        }

        Assert.True(opened > 1_000 && closed > 1_000, $"{opened} openings, {closed} closings, {never} without either");
    }

    [Fact]
    public void Deciding_about_hours_allocates_nothing()
    {
        (HoursBench Bench, CallFacts Facts, Instant[] Instants)[] cases = [.. Cases()];
        long allocated = 0;
        // The zone data fills its caches, and the compiler has its say, in the rounds before the last.
        for (int round = 0; round < 40; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach ((HoursBench bench, CallFacts facts, Instant[] instants) in cases)
            {
                foreach (Instant at in instants)
                    bench.Ask(facts, at);
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    [Fact]
    public async Task The_retry_goes_over_closed_days_and_pauses_to_the_first_instant_that_is_permitted()
    {
        TestWorld world = new TestWorld().For(CallPurpose.Sale).OnRequest(request => request with { MadeAt = RecordedTime.At(HoursBench.At("2026-12-24 12:00:00")) })
            .Under(book => book with { Hours = HoursBench.CodeHours, Holidays = HoursBench.Holidays, RequestHours = 24 * 30 })
            .And(engine => engine.UseBlackouts(
            [
                new Blackout { Name = "flood", From = HoursBench.At("2026-12-27 00:00:00"), To = HoursBench.At("2026-12-28 19:59:40"), Country = "IT" },
                new Blackout { Name = "again", From = HoursBench.At("2026-12-29 08:00:00"), To = HoursBench.At("2026-12-29 11:00:00"), Country = "IT" },
            ]));

        CallDecision onChristmas = await world.AskAsync(HoursBench.At("2026-12-25 10:00:00"));

        Assert.Equal(["hours.holiday"], onChristmas.Blocks.Select(finding => finding.Reason!.Code));
        Assert.Equal(HoursBench.At("2026-12-29 11:00:00"), onChristmas.RetryAt);
        await world.SaysAsync("permitted (Request)", onChristmas.RetryAt);
    }

    private static IEnumerable<(HoursBench Bench, CallFacts Facts, Instant[] Instants)> Cases()
    {
        var random = new Random(20260527);
        string[] ids = [.. DateTimeZoneProviders.Tzdb.Ids.Order(StringComparer.Ordinal)];
        // Places of one country come from the number; these are those of the United States and of Australia, and one declared.
        ulong[] numbers = [80012345678, 18005550123, 12085550123, 61412345678, 390612345678];
        for (int week = 0; week < Weeks; week++)
        {
            Instant start = From + Duration.FromDays(random.Next(4000));
            LocalDate[] days = [.. Enumerable.Range(0, 9).Select(day => start.InUtc().Date.PlusDays(day))];
            var bench = new HoursBench(new RandomWeek(random, days).ToRule());
            CallRequest request = HoursBench.To(E164Number.FromDigits(numbers[random.Next(numbers.Length)]), DateTimeZoneProviders.Tzdb[ids[random.Next(ids.Length)]]);
            yield return (bench, bench.Gather(request), [.. Enumerable.Range(0, Instants).Select(_ => start + Duration.FromSeconds(random.Next(8 * 86_400)))]);
        }
    }
}
