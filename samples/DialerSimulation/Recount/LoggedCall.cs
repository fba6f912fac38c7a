namespace DialerSimulation.Recount;

/// <summary>One call as the dialer wrote it down, in instants of UTC. All but the permit is the dialer's own knowledge.</summary>
internal sealed record LoggedCall
{
    internal required string Controller { get; init; }

    internal required string Processor { get; init; }

    internal required string Campaign { get; init; }

    internal required ulong Number { get; init; }

    /// <summary>Who holds the number; null where the controller does not know.</summary>
    internal string? Person { get; init; }

    /// <summary>The contact list that the number was taken from; null means none.</summary>
    internal string? ContactList { get; init; }

    /// <summary>The agreed call-back that this call keeps; null means that nobody asked for it.</summary>
    internal string? OnRequest { get; init; }

    /// <summary>Whether an operator was held for the call before it was dialed.</summary>
    internal bool HadOperator { get; init; }

    /// <summary>The permit; null means dialed without one.</summary>
    internal string? Permit { get; init; }

    /// <summary>Until when the permit let dialing start.</summary>
    internal DateTime PermitEndsAt { get; init; }

    /// <summary>When the dialer had the right to dial, by its own clock: windows count from here.</summary>
    internal required DateTime AskedAt { get; init; }

    internal required DateTime DialedAt { get; init; }

    internal required DateTime EndedAt { get; init; }

    internal required Ending Ending { get; init; }

    /// <summary>When the end was first reported; null means never.</summary>
    internal DateTime? ReportedAt { get; init; }

    /// <summary>When what was said in it was said: at its end. Of a call that nobody reported nobody else knows the end; it runs from its permit.</summary>
    internal DateTime SaidAt => ReportedAt is null ? AskedAt : EndedAt;

    internal bool Rang => Ending is not (Ending.NeverRang or Ending.Busy);

    /// <summary>Reached nobody for a technical reason.</summary>
    internal bool WasTechnical => Ending is Ending.NeverRang or Ending.Busy or Ending.Strange;

    /// <summary>A person, not a machine, took the call.</summary>
    internal bool WasAnswered => Rang && Ending is not (Ending.NoAnswer or Ending.Machine);

    internal bool WasSpoken => WasAnswered && Ending is not (Ending.HungUp or Ending.Silence);

    internal bool WasRefused => Ending is Ending.NotNow or Ending.NeverAgain or Ending.Strange;

    internal bool WasSilent => Ending is Ending.Silence or Ending.Strange;
}
