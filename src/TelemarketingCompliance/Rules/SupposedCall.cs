using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>A call as it would be if something were different: another request, another fact, another instant. Immutable, changes nothing on record.</summary>
/// <remarks>A fact that is not known stays so: nobody reads what is written into a store that is out of reach.</remarks>
public sealed class SupposedCall
{
    private const string Id = "supposed";

    private readonly FactBatch batch;

    internal SupposedCall(FactBatch batch, Instant at) => (this.batch, At) = (batch, at);

    /// <summary>The question.</summary>
    public CallRequest Request => batch.Requests[0];

    /// <summary>The facts.</summary>
    public CallFacts Facts => batch[0];

    /// <summary>The instant.</summary>
    public Instant At { get; }

    /// <summary>The call at a later instant; an earlier one changes nothing.</summary>
    public SupposedCall Later(Instant at) => at > At ? new(batch, at) : this;

    /// <summary>The call with another request. Facts stay as they are: what depends on the request is supposed with it.</summary>
    public SupposedCall With(CallRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(batch.With(request), At);
    }

    /// <summary>The call with another value of a fact that is known.</summary>
    public SupposedCall With<T>(FactKey<T> fact, T value)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return Facts.Get(fact).IsKnown ? new(batch.With(fact, 0, value), At) : this;
    }

    /// <summary>The call with one more record among those on record.</summary>
    public SupposedCall WithRecord<TEntry>(FactKey<ImmutableArray<TEntry>> fact, TEntry entry) =>
        Facts.TryGet(fact, out ImmutableArray<TEntry> entries) && !entries.IsDefault ? With(fact, entries.Add(entry)) : this;

    /// <summary>As if the person had given the controller a signed consent for just this call, after everything on record that a consent must be later than.</summary>
    public SupposedCall WithConsent() => WithConsent(null);

    /// <summary>The same, within a contract that the person has concluded with the controller.</summary>
    public SupposedCall WithConsentWithinContract() => WithContract().WithConsent(new ContractId(Id));

    /// <summary>As if the person had concluded a contract with the controller, after everything on record.</summary>
    public SupposedCall WithContract()
    {
        SupposedCall later = AfterTheRecords();
        return later.WithRecord(FactKeys.Contracts, new ContractEntry
        {
            Id = Id,
            Number = Request.Callee,
            Contract = new ContractId(Id),
            Controller = Controller,
            StartedAt = RecordedTime.At(later.At),
        });
    }

    /// <summary>As if the person had asked the controller for just this call, after everything on record, and the call answered that request.</summary>
    public SupposedCall WithRequest()
    {
        SupposedCall later = AfterTheRecords();
        CallEvidence? evidence = Request.Evidence is { Kind: EvidenceKind.CaseReference or EvidenceKind.SurveyMandate } other ? other : new CallEvidence(EvidenceKind.PersonRequest, Id);
        return later.With(Request with { NumberSource = NumberSource.PersonRequest, Evidence = evidence }).WithRecord(FactKeys.Requests, new PersonRequest
        {
            Id = Id,
            Number = Request.Callee,
            Reference = Id,
            Controller = Controller,
            Purposes = Purposes,
            Categories = Categories,
            MadeAt = RecordedTime.At(later.At),
        });
    }

    private PartyId Controller => Request.Campaign.Controller.Id;

    // A set names what it means: nobody can consent to a purpose that nobody states.
    private PurposeSet Purposes => PurposeSet.IsNamed(Request.Campaign.Purpose) ? [Request.Campaign.Purpose] : default;

    private ImmutableArray<Sector> Categories => Request.Campaign.Sector == default ? [] : [Request.Campaign.Sector];

    private SupposedCall WithConsent(ContractId? within)
    {
        SupposedCall later = AfterTheRecords();
        return later.WithRecord(FactKeys.Consents, new ConsentEntry
        {
            Id = Id,
            Number = Request.Callee,
            State = ConsentState.Granted,
            Controller = Controller,
            Purposes = Purposes,
            Categories = Categories,
            Channels = Request.EffectiveMode.IsAutomated() ? CallChannels.AutomatedCall : CallChannels.OperatorCall,
            At = RecordedTime.At(later.At),
            TextVersion = Id,
            Level = EvidenceLevel.Signature,
            Contract = within,
        });
    }

    // A permission counts only if it is certainly later than objections, changes of the holder and enrolments; a day without a time ends at its midnight.
    private SupposedCall AfterTheRecords()
    {
        Instant last = Instant.MinValue;
        foreach (ConsentEntry entry in Known(FactKeys.Consents))
            last = Instant.Max(last, entry.State == ConsentState.Granted ? last : entry.At?.Latest ?? last);
        foreach (BlacklistEntry entry in Known(FactKeys.Blacklist))
            last = Instant.Max(last, entry.At?.Latest ?? last);
        foreach (FactKey<RegisterAnswer> register in batch.Layout.Keys.OfType<FactKey<RegisterAnswer>>())
        {
            if (Facts.TryGet(register, out RegisterAnswer? answer))
                last = Instant.Max(last, Instant.Max(answer.ListedSince?.Latest ?? last, Instant.Max(answer.FirstListedAt ?? last, answer.LastListedAt ?? last)));
        }

        return last < At ? this : Later(last.PlusNanoseconds(1));
    }

    private ImmutableArray<T> Known<T>(FactKey<ImmutableArray<T>> key) => Facts.TryGet(key, out ImmutableArray<T> entries) && !entries.IsDefault ? entries : [];
}
