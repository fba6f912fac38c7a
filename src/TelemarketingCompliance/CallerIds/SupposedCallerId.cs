using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Calls as they would be if the number presented were another, or more were on record about it.</summary>
internal static class SupposedCallerId
{
    /// <summary>Another number, in order in every respect. Which one it is matters to no rule, so that of the callee stands in for it.</summary>
    internal static SupposedCall Present(SupposedCall supposed)
    {
        supposed.Facts.TryGet(FactKeys.Number, out NumberProfile callee);
        CallRequest request = supposed.Request with { CallerId = supposed.Request.Callee };
        if (callee.Region is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] country)
            request = request with { NetworkOrigin = new NetworkOrigin(country) };
        SupposedCall presented = supposed
            .With(request)
            .With(FactKeys.CallerIdNumber, new NumberProfile(NumberClass.Fixed, callee.Region))
            .With(FactKeys.CallerIdRecords, ImmutableArray<CallerIdRecord>.Empty);
        return CallBack(AssignAlone(Authorise(Declare(presented))));
    }

    internal static SupposedCall Declare(SupposedCall supposed) => Add(supposed, CallerIdEvent.Declared, Processor(supposed), supposed.At);

    internal static SupposedCall Authorise(SupposedCall supposed) => Add(supposed, CallerIdEvent.Authorised, Controller(supposed), supposed.At);

    /// <summary>A call-back that is answered after every one that was not.</summary>
    internal static SupposedCall CallBack(SupposedCall supposed)
    {
        Instant failed = RecordsOf(supposed)
            .Where(record => record.Event == CallerIdEvent.CallBackFailed && record.HasHappenedAt(supposed.At))
            .Select(record => record.At.Latest.PlusNanoseconds(1))
            .DefaultIfEmpty(supposed.At).Max();
        SupposedCall later = supposed.Later(failed);
        return Add(later, CallerIdEvent.CallBackAnswered, Processor(supposed), later.At);
    }

    /// <summary>The number is the controller's alone.</summary>
    internal static SupposedCall AssignAlone(SupposedCall supposed)
    {
        PartyId controller = Controller(supposed);
        ImmutableArray<CallerIdRecord> own =
            [.. RecordsOf(supposed).Where(record => record.Event is not (CallerIdEvent.Authorised or CallerIdEvent.Assigned) || record.Party == controller)];
        return Add(supposed.With(FactKeys.CallerIdRecords, own), CallerIdEvent.Assigned, controller, supposed.At);
    }

    private static SupposedCall Add(SupposedCall supposed, CallerIdEvent what, PartyId party, Instant at) => supposed.WithRecord(FactKeys.CallerIdRecords, new CallerIdRecord
    {
        Id = $"supposed-{what}",
        Number = supposed.Request.CallerId,
        Event = what,
        Party = party,
        At = RecordedTime.At(at),
    });

    private static ImmutableArray<CallerIdRecord> RecordsOf(SupposedCall supposed) =>
        supposed.Facts.TryGet(FactKeys.CallerIdRecords, out ImmutableArray<CallerIdRecord> records) && !records.IsDefault ? records : [];

    private static PartyId Controller(SupposedCall supposed) => supposed.Request.Campaign.Controller.Id;

    private static PartyId Processor(SupposedCall supposed) => supposed.Request.Campaign.Processor.Id;
}
