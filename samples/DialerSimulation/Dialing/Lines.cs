using DialerSimulation.People;
using DialerSimulation.Recount;
using NodaTime;
using TelemarketingCompliance;

namespace DialerSimulation.Dialing;

/// <summary>The lines of one dialer. What happens on them between two rounds happens in the order of its instants; the engine is asked at the round.</summary>
internal sealed class Lines(Workplace work, Refusals refusals, CallBacks callBacks)
{
    private static readonly Duration WrapUp = Duration.FromSeconds(20);
    private static readonly Duration Patience = Duration.FromSeconds(15);
    private static readonly Duration SetUp = Duration.FromSeconds(1);

    private readonly PriorityQueue<(Line Line, Step Step), (Instant At, long Order)> events = new();
    private readonly CallReports reports = new(work, callBacks);
    private long order;

    /// <summary>Calls without an operator that are about to be dialed or ring.</summary>
    internal int Ahead { get; private set; }

    internal Instant NextEvent => events.TryPeek(out _, out (Instant At, long Order) next) ? next.At : Instant.MaxValue;

    /// <summary>Lets something happen on a line.</summary>
    internal void At(Instant at, Line line, Step step)
    {
        if (step == Step.Dial && line.Seat is null)
            Ahead++;
        events.Enqueue((line, step), (at, order++));
    }

    /// <summary>Lets everything happen that is due.</summary>
    internal async Task RunAsync(Instant now)
    {
        while (events.TryPeek(out (Line Line, Step Step) next, out (Instant At, long Order) when) && when.At <= now)
        {
            events.Dequeue();
            switch (next.Step)
            {
                case Step.Dial:
                    await DialAsync(next.Line, now);
                    break;
                case Step.Skip:
                    await GiveBackAsync(next.Line, now);
                    break;
                case Step.Answer:
                    Answer(next.Line, when.At);
                    break;
                case Step.End:
                    End(next.Line, when.At);
                    break;
                case Step.Report:
                    await ReportAsync(next.Line, now);
                    break;
                default:
                    await reports.ReportAgainAsync(next.Line);
                    break;
            }
        }
    }

    private async Task DialAsync(Line line, Instant now)
    {
        if (line.Permit is { } permit)
        {
            // Dialed ahead a while ago, and now everybody talks: the call would fall silent.
            if (line.Seat is null && now - line.AskedAt > Patience && work.Operators.FreeAt(now) == 0)
            {
                await GiveBackAsync(line, now);
                return;
            }

            Acquisition confirmed = await work.Engine.ConfirmAsync(permit);
            if (confirmed.Permit is null)
            {
                refusals.Take(line.Callee, confirmed.Decision);
                LetGo(line, now);
                return;
            }

            (line.PermitEndsAt, line.Obligations) = (confirmed.Permit.ExpiresAt, confirmed.Permit.Obligations);
        }

        work.Tally.Dialed++;
        line.DialedAt = now;
        LocalDateTime local = SimulatedClock.LocalAt(now);
        line.Reaction = line.CallBack is null
            ? Behaviour.Of(work.Callees[line.Callee], local, work.Dice)
            : Behaviour.Expecting(work.Callees[line.Callee], local, work.Dice);
        Instant rung = now + SetUp + Duration.FromSeconds(line.Reaction.RingSeconds);
        if (line.Reaction.IsAnswered)
            At(rung, line, Step.Answer);
        else
            At(rung + Duration.FromSeconds(line.Reaction.TalkSeconds), line, Step.End);
    }

    private void Answer(Line line, Instant at)
    {
        Ahead -= line.Seat is null ? 1 : 0;
        line.Seat ??= work.Operators.TryTake(at);
        line.SilenceSeconds = 0.6;
        if (line.Seat is null)
        {
            // Nobody is free. The switch cuts within three seconds, and is slow now and then.
            line.SilenceSeconds = work.Dice.Chance(0.02) ? 3.4 : 2.8;
            line.Reaction = line.Reaction with { Ending = Ending.Silence, TalkSeconds = 3 };
        }

        At(at + Duration.FromSeconds(line.Reaction.TalkSeconds), line, Step.End);
    }

    private void End(Line line, Instant at)
    {
        line.EndedAt = at;
        if (!line.Reaction.IsAnswered)
        {
            Ahead -= line.Seat is null ? 1 : 0;
            if (line.CallBack is { } callBack)
                callBacks.Put(callBack, at + Duration.FromHours(1));
        }

        if (line.Seat is { } seat)
            work.Operators.Release(seat, at + WrapUp);
        if (reports.DueAt(line) is { } due)
            At(due, line, Step.Report);
        else
            work.Tally.Log(line.ToLog(reportedAt: null));
    }

    private async Task ReportAsync(Line line, Instant now)
    {
        await reports.ReportAsync(line);
        work.Tally.Log(line.ToLog(now));
        if (reports.AgainAt(line, now) is { } again)
            At(again, line, Step.ReportAgain);
    }

    private async Task GiveBackAsync(Line line, Instant now)
    {
        if (await work.Engine.CancelAsync(line.Permit!.Id))
            work.Tally.GivenBack++;
        LetGo(line, now);
    }

    private void LetGo(Line line, Instant now)
    {
        if (line.Seat is { } seat)
            work.Operators.Release(seat, now);
        else
            Ahead--;
    }
}
