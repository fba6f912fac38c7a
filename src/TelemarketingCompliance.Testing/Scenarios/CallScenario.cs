using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Everything on record about one number and one call to it, told step by step, and an engine over it. Hosts with facts of their own derive one. Not safe for several threads.</summary>
/// <remarks>
/// The register was asked five days before and answered clear, and the list that the first call names holds its number. What else is in order from the start says the derived type.
/// </remarks>
/// <typeparam name="TScenario">The derived type itself.</typeparam>
public abstract partial class CallScenario<TScenario>
    where TScenario : CallScenario<TScenario>
{
    private readonly CallRequest first;
    private readonly List<LedgerEntry> entries = [];
    private readonly List<(ContactList List, ImmutableArray<E164Number> Numbers)> lists = [];
    private readonly List<RegisterConsultation> consultations = [];
    private readonly List<Action<ComplianceEngineBuilder>> additions = [];
    private readonly Dictionary<Type, object> throughEntries = [];
    private Func<TimeProvider, IAttemptStore>? newAttempts;
    private Func<IAttemptStore, IAttemptStore>? throughAttempts;
    private Func<IContactListStore, IContactListStore>? throughLists;
    private IAttemptStore? attempts;
    private bool registerAsked;
    private bool inFlight;
    private ComplianceEngine? engine;

    /// <summary>Begins a scenario.</summary>
    /// <param name="request">The call.</param>
    /// <param name="start">When.</param>
    /// <param name="register">The name of the public register.</param>
    protected CallScenario(CallRequest request, Instant start, string register)
    {
        ArgumentNullException.ThrowIfNull(request);
        (first, Request, Start, Register, Clock) = (request, request, start, new RegisterSet(register), new ManualClock(start));
    }

    /// <summary>The call.</summary>
    public CallRequest Request { get; private set; }

    /// <summary>The instant at which the scenario begins: what happened so many days ago, happened before it.</summary>
    public Instant Start { get; }

    /// <summary>The clock of the engine and its stores; it stands still until it is moved.</summary>
    public ManualClock Clock { get; }

    /// <summary>The stores; what is told goes there when the engine is built.</summary>
    public InMemoryStores Stores { get; } = new();

    /// <summary>The store of attempts that the engine charges, once it is built.</summary>
    public IAttemptStore Attempts => attempts ?? Stores.Attempts;

    /// <summary>The public register.</summary>
    public RegisterSet Register { get; }

    private TScenario Self => (TScenario)this;

    private PartyId Controller => first.Campaign.Controller.Id;

    private PartyId Processor => first.Campaign.Processor.Id;

    /// <summary>Changes the call.</summary>
    public TScenario Asking(Func<CallRequest, CallRequest> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Do(() => Request = change(Request));
    }

    /// <summary>Changes the campaign.</summary>
    public TScenario For(Func<Campaign, Campaign> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Asking(call => call with { Campaign = change(call.Campaign) });
    }

    /// <summary>Calls for another purpose.</summary>
    public TScenario For(CallPurpose purpose) => For(campaign => campaign with { Purpose = purpose });

    /// <summary>Dials in another mode.</summary>
    public TScenario By(DialingMode mode) => For(campaign => campaign with { Mode = mode });

    /// <summary>The call names what it relies on.</summary>
    public TScenario ReliesOn(EvidenceKind kind, string reference) => Asking(call => call with { Evidence = new CallEvidence(kind, reference) });

    /// <summary>Adds to the engine: rules and sources of the host, options.</summary>
    public TScenario And(Action<ComplianceEngineBuilder> addition)
    {
        ArgumentNullException.ThrowIfNull(addition);
        return Do(() => additions.Add(addition));
    }

    /// <summary>Keeps attempts elsewhere than in <see cref="Stores"/>; the store is given the clock.</summary>
    public TScenario AttemptsIn(Func<TimeProvider, IAttemptStore> store) => Do(() => newAttempts = store);

    /// <summary>Puts something before the store of attempts, such as <see cref="HookedAttempts"/>.</summary>
    public TScenario AttemptsThrough(Func<IAttemptStore, IAttemptStore> wrap) => Do(() => throughAttempts = wrap);

    /// <summary>Puts something before the ledger of one kind of entries, such as <see cref="HookedLedger{TEntry}"/>, or another ledger in its place. What was told is added through it.</summary>
    public TScenario EntriesThrough<TEntry>(Func<ILedger<TEntry>, ILedger<TEntry>> wrap)
        where TEntry : LedgerEntry => Do(() => throughEntries[typeof(TEntry)] = wrap);

    /// <summary>Puts something before the contact lists, such as <see cref="HookedContactLists"/>, or another store in their place.</summary>
    public TScenario ListsThrough(Func<IContactListStore, IContactListStore> wrap) => Do(() => throughLists = wrap);

    /// <summary>The person consented, by double opt-in twenty days ago, to operator calls for sales by the controller.</summary>
    public TScenario Granted(Func<ConsentEntry, ConsentEntry>? change = null) => Tell(
        new ConsentEntry
        {
            Id = NextId("consent"),
            Number = Request.Callee,
            State = ConsentState.Granted,
            Controller = Controller,
            Purposes = [CallPurpose.Sale],
            Channels = CallChannels.OperatorCall,
            At = Ago(20),
            TextVersion = "v1",
            Level = EvidenceLevel.DoubleOptIn,
        },
        change);

    /// <summary>The person refused or withdrew, or the number changed hands.</summary>
    public TScenario Said(ConsentState state, RecordedTime? at, Func<ConsentEntry, ConsentEntry>? change = null) => Tell(
        new ConsentEntry { Id = NextId("consent"), Number = Request.Callee, State = state, Controller = Controller, At = at }, change);

    /// <summary>The person has had the contract <c>c-1</c> with the controller for 400 days.</summary>
    public TScenario Contract(Func<ContractEntry, ContractEntry>? change = null) => Tell(
        new ContractEntry { Id = NextId("contract"), Number = Request.Callee, Contract = new ContractId("c-1"), Controller = Controller, StartedAt = Ago(400) }, change);

    /// <summary>The person asked for a call yesterday, with the reference <c>web-1</c>.</summary>
    public TScenario AskedToBeCalled(Func<PersonRequest, PersonRequest>? change = null) => Tell(
        new PersonRequest
        {
            Id = NextId("request"),
            Number = Request.Callee,
            Reference = "web-1",
            Controller = Controller,
            Purposes = [CallPurpose.Sale],
            MadeAt = Ago(1),
        },
        change);

    /// <summary>The person asked for a call, and this is that call.</summary>
    public TScenario OnRequest(Func<PersonRequest, PersonRequest>? change = null) => AskedToBeCalled(change).ReliesOn(EvidenceKind.PersonRequest, "web-1");

    /// <summary>The person told the processor a week ago that the controller shall not call.</summary>
    public TScenario Objected(Func<BlacklistEntry, BlacklistEntry>? change = null) => Tell(
        new BlacklistEntry
        {
            Id = NextId("objection"),
            Number = Request.Callee,
            Scope = BlacklistScope.Controller,
            Controller = Controller,
            RecordedBy = Processor,
            At = Ago(7),
            Actor = "op-1",
            Channel = "call",
        },
        change);

    /// <summary>Somebody looked into the public directory forty days ago.</summary>
    public TScenario InDirectory(bool listed = true, RecordedTime? at = null) => Tell(
        new DirectoryListing { Id = NextId("directory"), Number = Request.Callee, IsListed = listed, Directory = "white-pages", At = at ?? Ago(40) });

    /// <summary>The person lifted the register's opposition towards the controller two days ago.</summary>
    public TScenario Revoked(Func<SelectiveRevocation, SelectiveRevocation>? change = null) => Tell(
        new SelectiveRevocation { Id = NextId("revocation"), Number = Request.Callee, Register = Register.Name, Controller = Controller, At = Ago(2) }, change);

    /// <summary>The register's answer about the number; the first one told replaces the answer with which the scenario begins.</summary>
    /// <param name="listed">Whether the register opposes the number.</param>
    /// <param name="daysAgo">When it was asked.</param>
    /// <param name="since">The day on which the person entered; null means that the register does not say.</param>
    /// <param name="controller">Who asked; null means the controller.</param>
    /// <param name="validUntil">When the consultation itself says that it ends.</param>
    public TScenario RegisterSaid(bool listed, double daysAgo = 5, LocalDate? since = null, PartyId? controller = null, Instant? validUntil = null) => Do(() =>
    {
        registerAsked = true;
        var header = new RegisterConsultationHeader
        {
            Register = Register.Name,
            Controller = controller ?? Controller,
            ProcessedAt = Start - Duration.FromDays(daysAgo),
            Reference = $"answer-{consultations.Count + 1}",
            ValidUntil = validUntil,
            Jurisdiction = NumberProfile.Of(first.Callee).Region,
        };
        consultations.Add(RegisterConsultation.FromAnswers(header, [(Request.Callee, listed, since)]));
    });

    /// <summary>Nobody asked the register.</summary>
    public TScenario RegisterNeverAsked() => Do(() => registerAsked = true);

    /// <summary>The call shows this number; five days ago the processor declared and tested it, and the controller authorised it and has it alone.</summary>
    /// <param name="callerId">The number; null withholds it.</param>
    /// <param name="without">The records that are missing.</param>
    public TScenario Presenting(E164Number? callerId, params ImmutableArray<CallerIdEvent> without)
    {
        (CallerIdEvent What, PartyId Party)[] usual =
            [(CallerIdEvent.Declared, Processor), (CallerIdEvent.Authorised, Controller), (CallerIdEvent.CallBackAnswered, Processor), (CallerIdEvent.Assigned, Controller)];
        if (callerId is { } number)
        {
            foreach ((CallerIdEvent what, PartyId party) in usual.Where(record => !without.Contains(record.What)))
                Tell(new CallerIdRecord { Id = NextId($"{what}"), Number = number, Event = what, Party = party, At = Ago(5) });
        }

        return Asking(call => call with { CallerId = callerId });
    }

    /// <summary>The number comes from a list bought sixty days ago, with its contract and its sample, instead of the first one.</summary>
    public TScenario FromList(Func<ContactList, ContactList>? change = null, bool holdsTheNumber = true)
    {
        var list = new ContactList
        {
            Id = new ContactListId("bought"),
            Controller = Controller,
            Supplier = new PartyId("supplier"),
            SupplyContract = "s-1",
            AcquiredAt = Ago(60),
            ConsentSampleCheckedAt = Ago(50),
        };
        list = change is null ? list : change(list);
        lists.Add((list, holdsTheNumber ? [Request.Callee] : []));
        return Asking(call => call with { ContactList = list.Id, NumberSource = NumberSource.ContactList });
    }

    /// <summary>The same call was charged a moment ago, and nobody knows yet how it ends.</summary>
    public TScenario InFlight() => Do(() => inFlight = true);

    /// <summary>Takes back what was told of one kind, also what was in order from the start.</summary>
    public TScenario Without<TEntry>()
        where TEntry : LedgerEntry => Do(() => entries.RemoveAll(static entry => entry is TEntry));

    /// <summary>Puts an entry on record.</summary>
    public TScenario Tell<TEntry>(TEntry entry, Func<TEntry, TEntry>? change = null)
        where TEntry : LedgerEntry => Do(() => entries.Add(change is null ? entry : change(entry)));

    /// <summary>An id for the next entry.</summary>
    protected string NextId(string kind) => $"{kind}-{entries.Count + 1}";

    private RecordedTime Ago(double days) => RecordedTime.At(Start - Duration.FromDays(days));

    private TScenario Do(Action step)
    {
        step();
        return Self;
    }
}
