using NodaTime;
using TelemarketingCompliance;

namespace DialerSimulation.Dialing;

/// <summary>One agency's dialer for one campaign: every ten seconds it looks at its lines and its operators and asks for the permits it can use.</summary>
internal sealed class Dialer : IActor
{
    private static readonly Duration Round = Duration.FromSeconds(10);
    private static readonly Duration Pause = Duration.FromMinutes(5);
    private static readonly Duration Unstaffed = Duration.FromMinutes(30);
    private static readonly Duration GateWait = Duration.FromMinutes(3);

    // After the gate was closed two calls find out whether it is open again.
    private const int Probe = 2;
    private const int Everybody = 60;

    // More than one person per free operator: somebody else hangs up at once, or talks a little less than usual.
    private const double Boldness = 1.1;

    private readonly CallBacks callBacks;
    private readonly Refusals refusals;
    private readonly Lines lines;
    private readonly Asking asking;
    private Instant asksAt;
    private Instant aheadAgainAt;
    private int aheadAtMost = Everybody;

    internal Dialer(Workplace work, Instant start)
    {
        Work = work;
        callBacks = new CallBacks(work.Dice);
        refusals = new Refusals(work);
        lines = new Lines(work, refusals, callBacks);
        asking = new Asking(work, refusals, callBacks, lines);
        asksAt = start;
    }

    internal Workplace Work { get; }

    public Instant NextWake => Instant.Min(asksAt, lines.NextEvent);

    /// <summary>Asks for nothing more before an instant; what is on the lines goes on.</summary>
    internal void GoHomeUntil(Instant opens) => asksAt = Instant.Max(asksAt, opens);

    public async Task WakeAsync(Instant now)
    {
        refusals.Forget();
        await lines.RunAsync(now);
        if (now < asksAt)
            return;
        if (Work.Operators.Count == 0)
        {
            asksAt = now + Unstaffed;
            return;
        }

        await KeepCallBacksAsync(now);
        bool anybody = await AskAsync(now);
        // Permits for now are dialed now.
        await lines.RunAsync(now);
        asksAt = refusals.OpensAt is { } opens ? SleepUntil(opens, now) : now + (anybody ? Round : Pause);
    }

    /// <summary>How many calls find one person; three, until there is experience.</summary>
    private double CallsPerAnswer => (Work.Tally.Dialed + 60.0) / (Work.Tally.Answered + 20.0);

    private async Task KeepCallBacksAsync(Instant now)
    {
        while (Work.Operators.FreeAt(now) > 0 && callBacks.TakeDue(now) is { } callBack)
            await asking.AskCallBackAsync(callBack, now);
    }

    private async Task<bool> AskAsync(Instant now)
    {
        int free = Work.Operators.FreeAt(now);
        switch (Work.Campaign.Mode)
        {
            case DialingMode.Preview:
                bool anybody = true;
                for (int i = 0; i < free && anybody && refusals.OpensAt is null; i++)
                    anybody = await asking.AskPreviewAsync(now);
                return anybody;
            case DialingMode.Progressive:
                return free == 0 || await asking.AskManyAsync(free, reserve: true, now);
            default:
                return await AskAheadAsync(free, now);
        }
    }

    /// <summary>As many calls as should find all free operators a person; where too many fell silent, one per operator.</summary>
    private async Task<bool> AskAheadAsync(int free, Instant now)
    {
        bool anybody = true;
        if (now >= aheadAgainAt)
        {
            int wanted = (int)Math.Ceiling(free * CallsPerAnswer * Boldness) - lines.Ahead;
            anybody = wanted <= 0 || await asking.AskManyAsync(Math.Min(wanted, aheadAtMost), reserve: false, now);
            aheadAtMost = refusals.IsGateClosed ? Probe : Everybody;
            if (!refusals.IsGateClosed)
                return anybody;
            aheadAgainAt = now + GateWait;
        }

        int spare = free - lines.Ahead;
        return spare <= 0 || await asking.AskManyAsync(spare, reserve: true, now);
    }

    // Somebody impatient looks in now and then: nobody answers before the hours begin.
    private Instant SleepUntil(Instant opens, Instant now)
    {
        long minutes = (long)(opens - now).TotalMinutes;
        Instant looks = now + Duration.FromMinutes(minutes > 120 ? Work.Dice.Between(30, (int)minutes - 30) : minutes);
        return SimulatedClock.LocalAt(looks).Hour is >= 2 and < 6 || Work.Dice.Chance(0.5) ? opens : looks;
    }
}
