using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace TelemarketingCompliance.Tests.Laws.Generators;

/// <summary>Some consultations of one register for the few controllers and numbers there are.</summary>
public static class Consultations
{
    public static Gen<ImmutableArray<Consultation>> Few { get; } = Some.Few(One(), 1, 2, 4, 4, 2);

    public static Arbitrary<ImmutableArray<Consultation>> Arbitrary { get; } =
        Arb.From(Few, all => Enumerable.Range(0, all.Length).Select(all.RemoveAt));

    private static Gen<Consultation> One() =>
        from full in Some.Percent(15)
        from controller in Some.MostlyFirst(Universe.Controllers)
        from processed in Gen.Elements(1, 2, 5, 10, 15).Select(days => Instants.Base - Duration.FromDays(days))
        from own in Some.Maybe(30, Instants.End)
        from dated in Some.Percent(50)
        from since in Instants.Recorded(Instants.Any)
        from listed in Some.Subset(Universe.CallableNumbers)
        from clear in Some.Subset(Universe.CallableNumbers)
        select new Consultation
        {
            Controller = full ? null : controller,
            ProcessedAt = processed,
            ValidUntil = own,
            ListedSince = dated ? since.Earliest.InZone(Instants.Rome).Date : null,
            Listed = full || listed.Length + clear.Length > 0 ? listed : [Universe.CallableNumbers[0]],
            Clear = [.. clear.Except(listed)],
        };
}
