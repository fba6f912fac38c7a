using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Permits;

/// <summary>What the store in memory promises beyond its interface; the rest is in the conformance cases.</summary>
public sealed class InMemoryAttemptStoreTests
{
    private readonly ManualClock clock = new(TestWorld.Now);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Full_refuses_the_whole_charge_and_keeps_what_it_has()
    {
        var small = new InMemoryAttemptStore(clock, capacity: 2);
        await small.ChargeAsync([Charge(TestWorld.FirstRequest)], Token);

        StoreFullException refused = await Assert.ThrowsAsync<StoreFullException>(async () => await small.ChargeAsync([Charge(TestWorld.FirstRequest), Charge(TestWorld.FirstRequest)], Token));

        Assert.Contains("1 of 2", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, small.Count);
        await small.ChargeAsync([Charge(TestWorld.FirstRequest)], Token);
        Assert.Equal(2, small.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => new InMemoryAttemptStore(clock, 0));
    }

    [Fact]
    public async Task A_retry_finds_its_attempt_in_a_store_that_is_full()
    {
        var small = new InMemoryAttemptStore(clock, capacity: 1);
        CallRequest call = TestWorld.FirstRequest with { RequestId = "q-1" };
        PermitId permit = (await small.ChargeAsync([Charge(call)], Token))[0].Attempt!.Permit;

        Assert.Equal((ChargeStatus.Repeated, permit), (await small.ChargeAsync([Charge(call)], Token))[0] is var again ? (again.Status, again.Attempt!.Permit) : default);
        await Assert.ThrowsAsync<StoreFullException>(async () => await small.ChargeAsync([Charge(call), Charge(TestWorld.FirstRequest)], Token));
        await small.CancelAsync([new AttemptReturn(permit)], Token);
        await Assert.ThrowsAsync<StoreFullException>(async () => await small.ChargeAsync([Charge(call)], Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_a_charge_is_judged_no_other_charge_on_the_number_or_the_person_gets_through(bool onThePerson)
    {
        CallRequest call = TestWorld.FirstRequest with { Subject = new SubjectId("p-1") };
        CallRequest other = onThePerson ? call with { Callee = TestWorld.Mobile } : call with { Subject = new SubjectId("p-2") };
        ChargeLine one = new("one", AttemptMeasures.Attempt, AttemptScope.Controller, Duration.FromHours(1), null, 1);
        ImmutableArray<ChargeResult> others = [];
        bool gotThrough = false;
        InMemoryAttemptStore? guarded = null;
        // The store reads its clock when it has shut the others out, and judges then.
        Thread? rival = null;
        var hooked = new HookedClock(() =>
        {
            if (rival is not null)
                return;
            rival = new Thread(() => others = guarded!.ChargeAsync([Charge(other, one)], CancellationToken.None).AsTask().GetAwaiter().GetResult());
            rival.Start();
            for (int waiting = 0; waiting < 50 && rival.IsAlive;)
                waiting = rival.ThreadState.HasFlag(ThreadState.WaitSleepJoin) && Thread.Yield() | true ? waiting + 1 : 0;
            gotThrough = !rival.IsAlive;
        });
        guarded = new InMemoryAttemptStore(hooked);

        ChargeResult charged = (await guarded.ChargeAsync([Charge(call, one)], Token))[0];
        rival!.Join();

        Assert.False(gotThrough);
        Assert.Equal((ChargeStatus.Charged, ChargeStatus.Refused), (charged.Status, others[0].Status));
    }

    private static AttemptCharge Charge(CallRequest request, params ImmutableArray<ChargeLine> lines) =>
        new() { Permit = PermitId.NewAt(TestWorld.Now), Request = request, TimeToLive = Duration.FromMinutes(1), Lines = lines };

    private sealed class HookedClock(Action read) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            read();
            return TestWorld.Now.ToDateTimeOffset();
        }
    }
}
