using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Where properties take their parameters from: name this class as the arbitraries of your FsCheck properties. A failing case shrinks to what matters.</summary>
public static class CallArbitraries
{
    /// <summary>Numbers.</summary>
    public static Arbitrary<E164Number> Numbers() => Arb.From(CallGenerators.Number);

    /// <summary>Calls.</summary>
    public static Arbitrary<CallRequest> Requests() => Arb.From(CallGenerators.Request);

    /// <summary>Instants.</summary>
    public static Arbitrary<Instant> Instants() => Arb.From(CallGenerators.Instant);

    /// <summary>Instants, or days whose hour nobody wrote down.</summary>
    public static Arbitrary<RecordedTime> RecordedTimes() => Arb.From(CallGenerators.RecordedTime);

    /// <summary>Worlds: one call, one instant, and all that is on record.</summary>
    public static Arbitrary<World> Worlds() => TelemarketingCompliance.Worlds.Arbitrary;

    /// <summary>Operations on a store of attempts.</summary>
    public static Arbitrary<AttemptSequence> AttemptSequences() => Arb.From(CallGenerators.AttemptSequence, AttemptSequence.Smaller);

    /// <summary>Consents, refusals, withdrawals, changes of holder.</summary>
    public static Arbitrary<ConsentEntry> Consents() => About(CallGenerators.Consent);

    /// <summary>Contracts.</summary>
    public static Arbitrary<ContractEntry> Contracts() => About(CallGenerators.Contract);

    /// <summary>Requests to be called.</summary>
    public static Arbitrary<PersonRequest> PersonRequests() => About(CallGenerators.PersonRequest);

    /// <summary>Objections.</summary>
    public static Arbitrary<BlacklistEntry> Objections() => About(CallGenerators.Objection);

    /// <summary>Directory listings.</summary>
    public static Arbitrary<DirectoryListing> Listings() => About(CallGenerators.Listing);

    /// <summary>Selective revocations.</summary>
    public static Arbitrary<SelectiveRevocation> Revocations() => About(CallGenerators.Revocation);

    /// <summary>What happened to a caller ID.</summary>
    public static Arbitrary<ImmutableArray<CallerIdRecord>> CallerIdHistories() => Arb.From(CallGenerators.Request.SelectMany(CallGenerators.CallerIdHistory));

    private static Arbitrary<TEntry> About<TEntry>(Func<CallRequest, Gen<TEntry>> entries) => Arb.From(CallGenerators.Request.SelectMany(entries));
}
