using System.Collections.Immutable;
using DialerSimulation.People;
using DialerSimulation.Recount;
using NodaTime;
using TelemarketingCompliance;

namespace DialerSimulation.Dialing;

/// <summary>One call of a dialer, from its permit to its report.</summary>
internal sealed class Line
{
    /// <summary>The permit; null on a line that is dialed without one.</summary>
    internal CallPermit? Permit { get; init; }

    internal required CallRequest Request { get; init; }

    /// <summary>The callee's place in the population.</summary>
    internal required int Callee { get; init; }

    /// <summary>The agreed call-back it keeps; null means that nobody asked for it.</summary>
    internal CallBacks.AgreedCallBack? CallBack { get; init; }

    internal required Instant AskedAt { get; init; }

    /// <summary>The operator who is held for it, or who took it; null while nobody is.</summary>
    internal int? Seat { get; set; }

    internal Instant PermitEndsAt { get; set; }

    /// <summary>What the call must still do, as it was told last.</summary>
    internal ImmutableArray<Obligation> Obligations { get; set; } = [];

    internal Instant DialedAt { get; set; }

    internal Reaction Reaction { get; set; }

    internal Instant EndedAt { get; set; }

    /// <summary>From the answer to the first word, or to the cut.</summary>
    internal double SilenceSeconds { get; set; }

    /// <summary>The outcome as it was reported first; null before.</summary>
    internal CallOutcome? Reported { get; set; }

    /// <summary>Writes the call down.</summary>
    /// <param name="reportedAt">When it was reported; null means never.</param>
    internal LoggedCall ToLog(Instant? reportedAt) => new()
    {
        Controller = Request.Campaign.Controller.Id.Value,
        Processor = Request.Campaign.Processor.Id.Value,
        Campaign = Request.Campaign.Id.Value,
        Number = Request.Callee.Digits,
        Person = Request.Subject?.Value,
        ContactList = Request.ContactList?.Value,
        OnRequest = Request.Evidence?.Reference,
        HadOperator = Request.HasOperator,
        Permit = Permit?.Id.Value,
        PermitEndsAt = PermitEndsAt.ToDateTimeUtc(),
        AskedAt = AskedAt.ToDateTimeUtc(),
        DialedAt = DialedAt.ToDateTimeUtc(),
        EndedAt = EndedAt.ToDateTimeUtc(),
        Ending = Reaction.Ending,
        ReportedAt = reportedAt?.ToDateTimeUtc(),
    };
}
