namespace DialerSimulation.Recount;

/// <summary>Somebody does not want to be called for a controller any more.</summary>
internal sealed record Objection(string Controller, ulong Number, string? Person, DateTime At);
