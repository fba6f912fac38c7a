using DialerSimulation.People;
using NodaTime;

namespace DialerSimulation.Dialing;

/// <summary>The call-backs that a dialer agreed, each with its reference, until they are kept or given up.</summary>
internal sealed class CallBacks(Dice dice)
{
    /// <summary>How long a request of the person is good for.</summary>
    private static readonly Duration GoodFor = Duration.FromHours(72);

    private readonly PriorityQueue<AgreedCallBack, (Instant At, long Order)> due = new();
    private long order;

    internal Instant Next => due.TryPeek(out _, out (Instant At, long Order) next) ? next.At : Instant.MaxValue;

    /// <summary>The person asked to be called between one hour and two days later.</summary>
    internal void Agree(int callee, string reference, Instant at) =>
        Put(new AgreedCallBack(callee, reference, at + GoodFor), at + Duration.FromMinutes(dice.Between(60, 2880)));

    /// <summary>Tries again later, while the request is good.</summary>
    internal void Put(AgreedCallBack callBack, Instant at)
    {
        if (at < callBack.GoodUntil)
            due.Enqueue(callBack, (at, order++));
    }

    internal AgreedCallBack? TakeDue(Instant now) => Next <= now ? due.Dequeue() : null;

    /// <summary>A call-back that was agreed.</summary>
    /// <param name="Callee">The callee's place in the population.</param>
    /// <param name="Reference">The request on record.</param>
    /// <param name="GoodUntil">When the dialer gives it up.</param>
    internal sealed record AgreedCallBack(int Callee, string Reference, Instant GoodUntil);
}
