using NodaTime;

namespace DialerSimulation.Dialing;

/// <summary>The operators of one dialer, and when each is free again.</summary>
internal sealed class Operators
{
    private Instant[] freeAt = [];

    internal int Count => freeAt.Length;

    /// <summary>Who comes to work; nobody is on the telephone when the day begins.</summary>
    internal void Seat(int count) => freeAt = new Instant[count];

    internal int FreeAt(Instant at) => freeAt.Count(free => free <= at);

    /// <summary>Takes an operator who is free at <paramref name="at"/>; null where nobody is.</summary>
    internal int? TryTake(Instant at)
    {
        int seat = Array.FindIndex(freeAt, free => free <= at);
        if (seat < 0)
            return null;
        freeAt[seat] = Instant.MaxValue;
        return seat;
    }

    internal void Release(int seat, Instant at) => freeAt[seat] = at;
}
