using DialerSimulation;
using DialerSimulation.Recount;
using DialerSimulation.Views;
using TelemarketingCompliance.EndToEnd.Tests.Approvals;

namespace TelemarketingCompliance.EndToEnd.Tests.Dialing;

/// <summary>Short runs of the simulation: one thread, fixed days, no wall clock.</summary>
public sealed class SimulationTests
{
    /// <summary>A Saturday, the Sunday on which summer time ends, and the days around them.</summary>
    private static readonly SimulationPlan SixDays = new() { From = new LocalDate(2026, 10, 22), Days = 6, Population = 1000, Operators = 1, Agencies = 2 };

    private static readonly SimulationPlan SixAgencies = new() { Days = 33, Population = 60, Operators = 1, Agencies = 6 };

    [Fact]
    public async Task A_run_ends_as_it_was_read_and_approved()
    {
        Simulation run = await RunAsync(SixDays);

        var approved = new ApprovedFile(Path.Combine(Checkout.Root, "tests/TelemarketingCompliance.EndToEnd.Tests/Dialing"), "simulation");
        Assert.Null(approved.Compare(Report.Tell(SixDays, run), ApprovedFile.AcceptsByDefault));
    }

    [Fact]
    public async Task Six_agencies_of_one_controller_never_call_one_person_155_times()
    {
        Simulation run = await RunAsync(SixAgencies);

        Assert.All(run.Recount.Limits, line => Assert.True(line.IsHeld, line.ToString()));
        Assert.InRange(run.Recount.Most.Rings, 7, 18);
        Assert.NotEqual("-", run.Recount.Limits.Single(line => line.Limit == "after a refusal, one person").Worst);
    }

    [Fact]
    public async Task Six_agencies_that_count_alone_do_and_the_count_finds_it()
    {
        Simulation run = await RunAsync(SixAgencies with { Break = Break.Alone });

        Assert.InRange(run.Recount.Most.Calls, 61, int.MaxValue);
        string[] broken = [.. run.Recount.Limits.Where(line => !line.IsHeld).Select(line => line.Limit)];
        Assert.Contains("between rings, one person", broken);
        Assert.Contains("rings in 30 days, one number", broken);
        Assert.Contains("conversations in 30 days, one person", broken);
        Assert.Contains("calls after an objection", broken);
        Assert.DoesNotContain("dialed on Sundays and holidays", broken);
        Assert.DoesNotContain("calls without a permit of their own, in time", broken);
    }

    [Fact]
    public async Task An_agency_that_dials_what_was_refused_is_found_wherever_it_was_refused()
    {
        Simulation run = await RunAsync(new SimulationPlan { Days = 6, Population = 300, Operators = 1, Agencies = 1, Break = Break.NoPermit });

        string[] broken = [.. run.Recount.Limits.Where(line => !line.IsHeld).Select(line => line.Limit)];
        Assert.Contains("calls without a permit of their own, in time", broken);
        Assert.Contains("between rings, one number", broken);
        Assert.Contains("calls after an objection", broken);
        Assert.Contains("calls to numbers the register opposes", broken);
        Assert.Contains("calls to people with no basis", broken);
        Assert.Contains("calls off the list", broken);
        Assert.Contains("dialed on Sundays and holidays", broken);
    }

    [Fact]
    public async Task Dialers_side_by_side_hold_every_limit()
    {
        Simulation run = await RunAsync(SixAgencies with { Days = 5, Threads = 4 });

        Assert.All(run.Recount.Limits, line => Assert.True(line.IsHeld, line.ToString()));
        Assert.InRange(run.Recount.Calls, 50, int.MaxValue);
    }

    [Fact]
    public async Task A_store_that_is_full_blocks_and_breaks_nothing()
    {
        Simulation run = await RunAsync(SixAgencies with { Days = 2, MaxAttempts = 20 });

        Assert.All(run.Recount.Limits, line => Assert.True(line.IsHeld, line.ToString()));
        Assert.InRange(run.Recount.Calls, 1, 20);
        Assert.Contains(run.Look().Refusals, refusal => refusal.Name == "permit.store-unavailable");
    }

    private static async Task<Simulation> RunAsync(SimulationPlan plan)
    {
        Simulation run = await Simulation.CreateAsync(plan);
        await run.RunAsync(cancellationToken: TestContext.Current.CancellationToken);
        return run;
    }
}
