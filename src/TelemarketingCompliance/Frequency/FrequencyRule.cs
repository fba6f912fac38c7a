using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>A marketing call needs room under every limit; what it judges is what it charges, line by line.</summary>
/// <remarks>
/// Calls that are not marketing, and conversations that are not dialed (transfer, cross-sell, return call), are not judged; attempts of any purpose count. A request skips what a limit lets it skip, if it is valid and the call names it.
/// </remarks>
public sealed class FrequencyRule : CallRule
{
    private readonly LawfulBasis basis;
    private readonly DateTimeZone zone;
    private readonly ImmutableArray<FrequencyLimit> limits;

    /// <summary>Creates the rule.</summary>
    /// <param name="basis">The basis of the call, which weighs the requests.</param>
    /// <param name="zone">Whose calendar days count where no place of the callee is known. Of several places each must have room.</param>
    /// <param name="limits">At least one limit; all of them must hold.</param>
    /// <exception cref="ArgumentException">There is no limit.</exception>
    /// <exception cref="FrequencyLimitException">A limit is wrong, two have one name, or one can never be reached because another is as strict.</exception>
    public FrequencyRule(LawfulBasis basis, DateTimeZone zone, ImmutableArray<FrequencyLimit> limits)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(zone);
        if (limits.IsDefaultOrEmpty)
            throw new ArgumentException("a rule without limits limits nothing: leave it out", nameof(limits));
        FrequencyLimitSet.Check(limits);
        this.basis = basis;
        this.limits = limits;
        this.zone = zone;
        Needs = limits.All(limit => limit.Window.IsRolling) ? [FactKeys.Attempts] : [FactKeys.Attempts, FactKeys.Place];
        Parameters = limits.Select(limit => new RuleParameter(limit.Name, FrequencyLimitSet.TextOf(limit), limit.Law)).Append(new RuleParameter("zone", zone.Id)).ToImmutableArray();
    }

    /// <inheritdoc/>
    public override string Name => "frequency";

    /// <inheritdoc/>
    public override int Revision => 2;

    /// <inheritdoc/>
    public override ImmutableArray<FactKey> Needs { get; }

    /// <inheritdoc/>
    public override ImmutableArray<ReasonCode> Reasons { get; } = [FrequencyReasons.LimitReached];

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters { get; }

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <inheritdoc/>
    public override bool Applies(in CallContext call) => call.Purpose.IsMarketing() && call.Request.IsDialed;

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call)
    {
        ReadOnlySpan<AttemptRecord> attempts = AttemptsOf(call);
        if (attempts.IsEmpty)
            return Finding.Pass();
        Instant freesAt = call.At;
        foreach (FrequencyLimit limit in limits)
            freesAt = Instant.Max(freesAt, FreesAt(limit, call, attempts));
        return freesAt > call.At ? Finding.Block(FrequencyReasons.LimitReached, liftsAt: freesAt) : Finding.Pass();
    }

    /// <inheritdoc/>
    protected internal override void Charge(in CallContext call, ChargeList lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        foreach (FrequencyLimit limit in limits)
        {
            for (int place = 0; place < PlacesOf(limit, call); place++)
                lines.Add(LineOf(limit, place, call, call.At));
        }
    }

    /// <inheritdoc/>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding)
    {
        LawReference? law = null;
        foreach (FrequencyLimit limit in finding.Kind == FindingKind.Block ? limits : [])
        {
            if (law is null && FreesAt(limit, call, AttemptsOf(call)) == finding.ChangesAt)
                law = limit.Law;
        }

        return law;
    }

    /// <summary>Every limit that is reached, the one that frees last first; the second has its arguments with a 2, and so on.</summary>
    protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        if (finding.Kind != FindingKind.Block)
            return;
        var reached = new List<(FrequencyLimit Limit, Instant FreesAt, int Count)>();
        foreach (FrequencyLimit limit in limits)
        {
            Instant freesAt = FreesAt(limit, call, AttemptsOf(call));
            if (freesAt > call.At)
                reached.Add((limit, freesAt, CountOf(limit, call)));
        }

        int number = 0;
        foreach ((FrequencyLimit limit, Instant freesAt, int count) in reached.OrderByDescending(limit => limit.FreesAt))
        {
            string suffix = ++number == 1 ? "" : number.ToString(CultureInfo.InvariantCulture);
            details.Add($"limit{suffix}", limit.Name);
            details.Add($"count{suffix}", count);
            details.Add($"max{suffix}", limit.Max);
            details.Add($"window{suffix}", limit.Window.ToString());
            details.Add($"freesAt{suffix}", freesAt);
        }
    }

    private static ReadOnlySpan<AttemptRecord> AttemptsOf(in CallContext call) =>
        call.Facts.TryGet(FactKeys.Attempts, out ImmutableArray<AttemptRecord> attempts) && !attempts.IsDefault
            ? attempts.AsSpan()
            : throw new InvalidOperationException($"the fact `{FactKeys.Attempts.Name}` is known and holds no list");

    /// <summary>The first instant at which the limit has room if no other attempt is made: that of the call where it has.</summary>
    private Instant FreesAt(FrequencyLimit limit, in CallContext call, ReadOnlySpan<AttemptRecord> attempts)
    {
        Instant at = call.At;
        while (!HasRoom(limit, call, attempts, at, out Instant freesAt))
            at = freesAt > at ? freesAt : throw new InvalidOperationException($"the limit `{limit.Name}` never frees");
        return at;
    }

    // Of a window of several days only the first leaves at midnight: the next window is judged again.
    private bool HasRoom(FrequencyLimit limit, in CallContext call, ReadOnlySpan<AttemptRecord> attempts, Instant at, out Instant freesAt)
    {
        freesAt = at;
        bool room = true;
        for (int place = 0; place < PlacesOf(limit, call); place++)
        {
            if (LineOf(limit, place, call, at).Judge(attempts, ChargedCall.For(call.Request), at, out Instant? frees))
                continue;
            room = false;
            freesAt = Instant.Max(freesAt, frees ?? at);
        }

        return room;
    }

    private int CountOf(FrequencyLimit limit, in CallContext call)
    {
        int count = 0;
        for (int place = 0; place < PlacesOf(limit, call); place++)
            count = Math.Max(count, LineOf(limit, place, call, call.At).CountOf(AttemptsOf(call), ChargedCall.For(call.Request), call.At));
        return count;
    }

    private static int PlacesOf(FrequencyLimit limit, in CallContext call) => limit.Window.IsRolling ? 1 : Math.Max(1, PlacesOf(call).Length);

    private static ImmutableArray<CalleePlace> PlacesOf(in CallContext call) => call.Facts.TryGet(FactKeys.Place, out ImmutableArray<CalleePlace> places) ? places : [];

    private ChargeLine LineOf(FrequencyLimit limit, int place, in CallContext call, Instant at)
    {
        string? request = limit.SkippedOnceByRequest ? RequestOf(call) : null;
        if (limit.Window.IsRolling)
            return limit.LineOf(null, request);
        DateTimeZone here = PlacesOf(call) is { IsEmpty: false } places ? places[place].Zone : zone;
        LocalDate today = LocalDays.DateOf(at, here);
        return limit.LineOf(new Interval(LocalDays.StartOf(today.PlusDays(1 - limit.Window.Days), here), LocalDays.StartOf(today.PlusDays(1), here)), request);
    }

    private string? RequestOf(in CallContext call) =>
        call.Request.Evidence is { Kind: EvidenceKind.PersonRequest } && basis.Resolve(call) is { RequestStatus: RequestStatus.Valid, Request: { } request } ? request.Reference : null;
}
