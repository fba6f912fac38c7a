using System.Collections.Immutable;

namespace TelemarketingCompliance.Jurisdictions.Tests.UnitedStates;

/// <summary>Decides a call a second time by the clauses of federal law, plainly: no rule, no engine, nothing of the product but its records.</summary>
internal static class UnitedStatesOracle
{
    private static readonly Dictionary<E164Number, string[]> Zones = new()
    {
        [AmericanWorld.Manhattan] = ["America/New_York"],
        [AmericanWorld.Pensacola] = ["America/New_York", "America/Chicago"],
        [AmericanWorld.Honolulu] = ["Pacific/Honolulu"],
    };

    public static (CallBasis? Basis, ImmutableSortedSet<string> Reasons) Decide(AmericanWorld world)
    {
        Instant at = world.At;
        bool isMarketing = world.Purpose is CallPurpose.Sale or CallPurpose.Fundraising;
        bool isAutomated = world.Mode is DialingMode.Unknown or DialingMode.Prerecorded or DialingMode.AiVoice;

        // What the person said: requests, consents, objections.
        bool relies = world.Evidence?.Kind == EvidenceKind.PersonRequest;
        (string? requestFlaw, RecordedTime? requestedAt) = relies ? RequestOf(world) : (null, null);
        bool isRequested = relies && requestFlaw is null;
        CallChannels channel = isAutomated ? CallChannels.AutomatedCall : CallChannels.OperatorCall;
        ConsentEntry[] refusals = [.. world.Consents.Where(entry => entry.State == ConsentState.Withdrawn && (entry.Channels == 0 || entry.Channels.HasFlag(channel)))];
        string[] flaws = isMarketing
            ? [.. world.Consents.Where(entry => entry.State == ConsentState.Granted && entry.Purposes.Contains(world.Purpose) && entry.Channels.HasFlag(channel)).Select(grant => FlawOf(grant, refusals, at))]
            : [];
        bool isConsented = flaws.Contains("");
        RecordedTime[] permissions =
        [
            .. world.Consents.Where(entry => isMarketing && entry.State == ConsentState.Granted && entry.Purposes.Contains(world.Purpose) && entry.Channels.HasFlag(channel) && FlawOf(entry, refusals, at) == "")
                .Select(grant => grant.At!.Value),
            .. isRequested ? [requestedAt!.Value] : Array.Empty<RecordedTime>(),
        ];
        bool IsLifted(RecordedTime objected) => permissions.Any(given => given.Earliest > objected.Latest);
        BlacklistEntry[] objections = [.. world.Objections.Where(entry => isMarketing ? entry.Purposes.IsEmpty || entry.Purposes.Contains(world.Purpose) : entry.Purposes.Contains(world.Purpose))];
        bool isRefused = isMarketing && refusals.Any(entry => !IsLifted(entry.At!.Value));

        // 47 CFR 64.1200(f)(5): a relationship, until the person objects.
        bool isRelated = isMarketing && objections.Length == 0
            && (world.Contracts.Any(contract => contract.EndedAt is not { } end || MonthsAfter(end, 18) > at)
                || world.Requests.Any(request => request.MadeAt.Earliest <= at && request.Purposes.Contains(world.Purpose) && MonthsAfter(request.MadeAt, 3) > at));
        bool needsNoRegister = isRequested || isRelated || isConsented;
        bool isClear = world.Listed == false;
        bool isService = world.Purpose == CallPurpose.Service && !isAutomated && world.Evidence?.Kind == EvidenceKind.CaseReference
            && world.Contracts.Any(contract => contract.EndedAt is not { } end || end.Earliest > at);

        CallBasis?[] bases =
        [
            isRequested ? CallBasis.Request : null,
            isConsented && !isRefused ? CallBasis.Consent : null,
            isRelated && !isAutomated ? CallBasis.Relationship : null,
            isMarketing && !isAutomated && !needsNoRegister && isClear ? CallBasis.OptOutRegime : null,
            isService ? CallBasis.Service : null,
        ];
        CallBasis? basis = bases.FirstOrDefault(found => found is not null);

        string[] reasons =
        [
            If(world.Purpose == CallPurpose.Political, "purpose.not-covered"),
            If(world.Purpose == CallPurpose.Service && isAutomated, "purpose.operator-only"),
            If(world.Purpose == CallPurpose.Service && !isAutomated && !isService, "purpose.not-evidenced"),
            requestFlaw ?? "",
            If(isMarketing && !needsNoRegister && world.Listed is null, "register.not-covered"),
            If(isMarketing && !needsNoRegister && world.Listed is not null && world.FileAge >= Duration.FromHours(31 * 24), "register.stale"),
            If(isMarketing && !needsNoRegister && world.Listed == true, "register.listed"),
            isRefused ? "consent.withdrawn" : isMarketing && !isConsented && (isAutomated || (!isRequested && !isRelated && world.Listed == true && flaws.Length > 0)) ? BestOf(flaws) : "",
            If(objections.Any(entry => !IsLifted(entry.At!.Value)), "blacklist.listed"),
            If(isMarketing && Zones[world.Callee].Any(zone => IsClosed(at.InZone(DateTimeZoneProviders.Tzdb[zone]).TimeOfDay)), "hours.closed"),
            If(world.CallerId is null, "caller-id.withheld"),
            If(world.CallerId is not null && !(world.CalledBack < Duration.FromHours(30 * 24)), "caller-id.not-callable"),
            If(world.Mode is not (DialingMode.Manual or DialingMode.Preview) && IsOverThreePercent(world.Counted.Silent + 1, world.Counted.Answered + 1, isAutomated), "abandonment.rate-reached"),
            If(isMarketing && world.Attempts.Count(before => before < Duration.FromHours(24)) >= 3, "frequency.limit-reached"),
            If(basis is null, "basis.none"),
        ];
        return (basis, [.. reasons.Where(reason => reason.Length > 0)]);
    }

    private static string If(bool holds, string reason) => holds ? reason : "";

    private static bool IsClosed(LocalTime time) => time < new LocalTime(8, 0) || time >= new LocalTime(20, 59, 30);

    private static bool IsOverThreePercent(int silent, int answered, bool isAutomated) => silent > 0.03m * (isAutomated ? Math.Max(answered, 100) : answered);

    private static Instant MonthsAfter(RecordedTime start, int months) =>
        start.Earliest.InZone(AmericanWorld.NewYork).LocalDateTime.PlusMonths(months).InZoneLeniently(AmericanWorld.NewYork).ToInstant();

    // The worlds have at most one request, made once.
    private static (string? Flaw, RecordedTime? At) RequestOf(AmericanWorld world) => world.Requests.SingleOrDefault() is { } request && request.MadeAt.Earliest <= world.At
        ? (request.UsedAt is not null ? "request.used"
            : request.MadeAt.Earliest + Duration.FromHours(72) <= world.At ? "request.expired"
            : !request.Purposes.Contains(world.Purpose) ? "request.other-purpose" : null, request.MadeAt)
        : ("request.unknown", null);

    private static string FlawOf(ConsentEntry grant, ConsentEntry[] refusals, Instant at) =>
        grant.Level is EvidenceLevel.None or EvidenceLevel.Log || grant.TextVersion is null ? "consent.not-proven"
        : grant.Level != EvidenceLevel.Signature ? "consent.not-signed"
        : refusals.Any(entry => !(grant.At!.Value.Earliest > entry.At!.Value.Latest)) ? "consent.withdrawn"
        : grant.ExpiresAt <= at ? "consent.expired"
        : "";

    private static string BestOf(string[] flaws) =>
        ((string[])["consent.expired", "consent.withdrawn", "consent.not-signed", "consent.not-proven"]).FirstOrDefault(flaws.Contains) ?? "consent.missing";
}
