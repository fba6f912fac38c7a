using System.Collections.Immutable;
using DialerSimulation.Dialing;
using DialerSimulation.Office;
using DialerSimulation.People;
using DialerSimulation.Recount;
using NodaTime;
using TelemarketingCompliance;

namespace DialerSimulation;

/// <summary>Days of dialing on a simulated clock that jumps from one round to the next. At five every morning the day before is counted again.</summary>
internal sealed class Simulation
{
    private const long RoundSeconds = 10;
    private const int Morning = 5;

    private readonly SimulationPlan plan;
    private readonly SimulatedClock clock;
    private readonly BackOffice office;
    private readonly ImmutableArray<Dialer> dialers;
    private readonly ImmutableArray<IActor> actors;
    private readonly Staff staff;

    private Simulation(SimulationPlan plan, SimulatedClock clock, BackOffice office, ImmutableArray<Dialer> dialers)
    {
        (this.plan, this.clock, this.office, this.dialers) = (plan, clock, office, dialers);
        actors = [office, .. dialers];
        Recount = new CallRecount(office.Papers, new Dictionary<string, decimal> { ["fibra"] = Trade.MachineShare });
        staff = new Staff(plan, dialers.Length);
    }

    /// <summary>The independent count.</summary>
    internal CallRecount Recount { get; }

    /// <summary>How many days are over.</summary>
    internal int Days { get; private set; }

    internal static async Task<Simulation> CreateAsync(SimulationPlan plan)
    {
        Instant start = plan.From.AtStartOfDayInZone(SimulatedClock.Rome).ToInstant();
        var clock = new SimulatedClock(start);
        var trade = new Trade(plan.Agencies, start);
        Callee[] callees = Population.Create(plan.Population, plan.Seed);
        Ledgers ledgers = await Ledgers.FillAsync(trade, callees);
        bool alone = plan.Break == Break.Alone;
        ImmutableArray<ComplianceEngine> engines = [.. Enumerable.Range(0, alone ? plan.Agencies : 1).Select(_ => ledgers.CreateEngine(clock, plan.MaxAttempts, alone))];
        var office = new BackOffice(trade, ledgers, engines, callees, Dice.For(plan.Seed, -2));
        await office.PrepareAsync();

        // They begin before the hours do: nobody told them.
        Instant first = start + Duration.FromHours(8) + Duration.FromMinutes(55);
        ImmutableArray<Dialer>.Builder dialers = ImmutableArray.CreateBuilder<Dialer>();
        for (int agency = 0; agency < plan.Agencies; agency++)
        {
            foreach (Campaign campaign in trade.Campaigns[agency])
            {
                Dice dice = Dice.For(plan.Seed, dialers.Count);
                dialers.Add(new Dialer(
                    new Workplace
                    {
                        Trade = trade,
                        Campaign = campaign,
                        Engine = engines[alone ? agency : 0],
                        Clock = clock,
                        Callees = callees,
                        Dice = dice,
                        Queue = new CallQueue(callees, dice),
                        IgnoresRefusals = plan.Break == Break.NoPermit && agency == 0,
                    },
                    first));
            }
        }

        return new Simulation(plan, clock, office, dialers.DrainToImmutable());
    }

    /// <summary>Runs all days.</summary>
    /// <param name="watch">Looks in after every round; null means that nobody does.</param>
    /// <param name="cancellationToken">Ends the run after a round.</param>
    internal async Task RunAsync(Action<Simulation>? watch = null, CancellationToken cancellationToken = default)
    {
        bool more = true;
        while (more)
        {
            for (int i = 0; i < dialers.Length; i++)
                dialers[i].Work.Operators.Seat(staff.Of(i));
            await RunUntilAsync(MorningAfter(Days), watch, cancellationToken);
            long before = Recount.Calls;
            CountAgain();
            more = staff.EndDay(++Days, wasOpen: Recount.Calls > before);
        }
    }

    /// <summary>Where everything stands.</summary>
    internal Snapshot Look() => Snapshot.Of(SimulatedClock.LocalAt(clock.Now), Days, staff, Recount, [.. dialers.Select(dialer => dialer.Work)], clock.Now);

    private async Task RunUntilAsync(Instant end, Action<Simulation>? watch, CancellationToken cancellationToken)
    {
        while (NextRound() is var next && next < end)
        {
            cancellationToken.ThrowIfCancellationRequested();
            clock.JumpTo(next);
            IActor[] awake = [.. actors.Where(actor => actor.NextWake <= next)];
            await SideBySide.WakeAsync(awake, next, plan.Threads);
            if (staff.IsLate)
                SendHome(end);
            watch?.Invoke(this);
        }
    }

    private void SendHome(Instant morning)
    {
        foreach (Dialer dialer in dialers)
            dialer.GoHomeUntil(morning);
    }

    private Instant NextRound()
    {
        long wake = actors.Min(actor => actor.NextWake).ToUnixTimeTicks();
        long round = RoundSeconds * NodaConstants.TicksPerSecond;
        return Instant.FromUnixTimeTicks((wake + round - 1) / round * round);
    }

    private Instant MorningAfter(int day) => (plan.From.PlusDays(day + 1) + new LocalTime(Morning, 0)).InZoneLeniently(SimulatedClock.Rome).ToInstant();

    private void CountAgain()
    {
        var calls = new List<LoggedCall>();
        foreach (Dialer dialer in dialers)
        {
            (List<LoggedCall> own, List<Objection> objections) = dialer.Work.Tally.Collect();
            calls.AddRange(own);
            foreach (Objection objection in objections)
                office.Papers.Add(objection);
        }

        Recount.Add(calls);
    }
}
