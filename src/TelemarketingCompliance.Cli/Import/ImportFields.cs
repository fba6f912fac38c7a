using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>The fields of each kind of row.</summary>
internal static class ImportFields
{
    public const string Id = "id", Number = "number", Subject = "subject", Controller = "controller", At = "at", Purposes = "purposes", Categories = "categories", Campaigns = "campaigns";

    private static readonly ImportField NumberField = Optional(Number, "the telephone number", "phone", "telephone", "telefono", "numero", "cellulare", "msisdn");
    private static readonly ImportField SubjectField = Optional(Subject, "the person behind the number, as an id without a name", "customer", "cliente", "codice cliente");
    private static readonly ImportField ControllerField = Needed(Controller, "the party it belongs to", "titolare");
    private static readonly ImportField PurposesField = Optional(Purposes, "purposes, joined by +: sale, commercialCommunication, marketResearch, ...", "finalità");

    private static readonly ImmutableDictionary<ImportKind, ImmutableArray<ImportField>> All = new Dictionary<ImportKind, ImmutableArray<ImportField>>
    {
        [ImportKind.Consents] =
        [
            Optional(Id, "the record's id; without one, what the row is about makes it"), NumberField, SubjectField, ControllerField,
            Needed("state", "granted, denied, withdrawn, reassigned or softSpam", "stato", "consenso", "consenso marketing"),
            Optional("collector", "who collected it, where that is not the controller", "collected_by", "raccolto_da"),
            Optional("recipients", "third parties named to the person, joined by +", "destinatari"),
            PurposesField, Optional(Categories, "merchandise categories, joined by +: telecom, energy, ...", "categorie"),
            Optional("channels", "operatorCall, automatedCall, sms, email, joined by +", "canali"),
            Optional(At, "when the person said so", "data", "data consenso"),
            Optional("expiresAt", "when it ends by itself", "scadenza"),
            Optional("textVersion", "the version of the text agreed to", "informativa"),
            Optional("level", "none, log, logAndNotice, doubleOptIn, signature, recording", "prova"),
            Optional("evidence", "where the proof is kept"), Optional("evidenceSha256", "the SHA-256 of the proof, 64 hexadecimal digits"),
            Optional("contract", "the contract within which it was given", "contratto"), Optional("list", "the acquired list it came with", "lista"),
        ],
        [ImportKind.Contracts] =
        [
            Needed("contract", "the contract", "contratto"), NumberField, SubjectField, ControllerField,
            Needed("startedAt", "when it began", "started_on", "inizio", "data attivazione"), Optional("endedAt", "when it ended or will end", "ended_on", "fine", "data cessazione"),
        ],
        [ImportKind.Requests] =
        [
            Needed("reference", "the request's reference", "riferimento", "pratica"), NumberField, SubjectField, ControllerField, PurposesField with { IsRequired = true },
            Optional(Categories, "merchandise categories the person asked about, joined by +", "categorie"), Needed("madeAt", "when the person asked", "data"),
            Optional("expiresAt", "when it ends by itself"), Optional("usedAt", "when a conversation answered it"),
        ],
        [ImportKind.Blacklist] =
        [
            Optional(Id, "the record's id; without one, what the row is about makes it"), NumberField, SubjectField,
            Optional("scope", "controller, recorder or unknown; missing means controller where one is named, else unknown", "ambito"),
            Optional("recordedBy", "the party that took it down; missing means the controller", "registrato_da"), ControllerField with { IsRequired = false },
            Optional("recorderMandates", "for an unknown scope: everyone the recorder dialed for, joined by +"), PurposesField,
            Optional("noCallsAtAll", "yes where service calls are unwanted too", "nessuna_chiamata"), Optional(At, "when the person objected", "data"),
            Optional("actor", "who wrote it down, as an id; missing means the import", "operatore"), Optional("channel", "how it arrived; missing means import", "canale"), Optional("reason", "a code of your own", "motivo"),
        ],
        [ImportKind.ContactLists] =
        [
            Needed("list", "the list", "lista"), NumberField with { Description = "a number on the list; a file without this column tells only the lists' provenance" },
            ControllerField with { IsRequired = false, Description = "on whose behalf; rows that tell neither this nor acquiredAt are of a list whose provenance is on record" }, Optional("supplier", "who supplied it; missing means the controller's own customers", "fornitore"),
            Optional("acquiredAt", "when it was acquired", "acquired_on", "acquisita_il"), Optional("supplyContract", "the supply contract", "contratto_fornitura"),
            Optional("supplyEndsAt", "when the supply contract ends", "supply_ends_on", "fine_fornitura"), Optional(Campaigns, "the campaigns it was authorised for, joined by +; missing means all", "campagne"),
            Optional("sampleCheckedAt", "when a sample of its consents was checked", "sample_checked_on", "campione_verificato_il"),
        ],
        [ImportKind.Directory] =
        [
            NumberField with { IsRequired = true }, Optional("listed", "yes or no; missing means yes", "presente"), Needed("directory", "which directory was read", "elenco"), Needed(At, "when it was read", "data"),
        ],
        [ImportKind.CallerIds] =
        [
            Optional(Id, "the record's id; without one, what the row is about makes it"), (NumberField with { IsRequired = true }) with { Titles = ["caller_id", "cli", "numero"] },
            Needed("event", "declared, authorised, assigned, callBackAnswered, callBackFailed or ended", "evento"), Needed("party", "who declared, authorised, was assigned or tested it", "soggetto"), Needed(At, "when", "data"),
            Optional(Campaigns, "the campaigns an authorisation is for, joined by +; missing means all", "campagne"), Optional("ends", "the id of the record that is over"),
        ],
        [ImportKind.Calls] =
        [
            Optional(Id, "the call's id in the dialer; without one, what the row is about makes it", "uniqueid", "call_id"), NumberField with { IsRequired = true }, SubjectField,
            Needed("campaign", "a campaign of the policy", "campagna"), Optional("processor", "the party that dialed; missing means the campaign's own", "responsabile"),
            Optional("callerId", "the number presented", "cli"), Needed(At, "when it was dialed", "data"), Optional("endedAt", "when it ended; missing means when it was dialed"),
            Needed("outcome", "neverRang, busy, noAnswer, machine, fax, answered, spoken, refused, optedOut, wrongPerson, silent, callBackAgreed, transferred, contractConcluded, or the dialer's code by `values`", "esito", "disposition", "status"),
            Optional("ringSeconds", "how long it rang"), Optional("silenceSeconds", "from the answer to the first word or the cut"),
        ],
        [ImportKind.SelectiveRevocations] =
        [
            Optional(Id, "the record's id; without one, what the row is about makes it"), NumberField with { IsRequired = true }, SubjectField, ControllerField,
            Needed("register", "the register: it-rpo", "registro"), Needed(At, "from when the opposition is lifted", "data"), Optional("until", "until when", "fino_al"),
        ],
    }.ToImmutableDictionary();

    // What a row is about; all else is what it says of that.
    private static readonly ImmutableDictionary<ImportKind, ImmutableArray<string>> Identities = new Dictionary<ImportKind, ImmutableArray<string>>
    {
        [ImportKind.Consents] = [Number, Subject, Controller, "collector", Purposes, Categories, "channels", "contract", "list"],
        [ImportKind.Blacklist] = [Number, Subject, "scope", "recordedBy", Controller, Purposes],
        [ImportKind.Directory] = [Number, "directory"],
        [ImportKind.CallerIds] = [Number, "event", "party", At, "ends"],
        [ImportKind.Calls] = [Number, "campaign", At],
        [ImportKind.SelectiveRevocations] = [Number, Controller, "register"],
    }.ToImmutableDictionary();

    public static ImmutableArray<ImportField> Of(ImportKind kind) => All[kind];

    /// <summary>The fields by which a row without an id is known again, so that a later row about the same replaces what an earlier one said.</summary>
    public static ImmutableArray<string> IdentityOf(ImportKind kind) => Identities[kind];

    private static ImportField Needed(string name, string description, params string[] titles) => new(name, description, true, [.. titles]);

    private static ImportField Optional(string name, string description, params string[] titles) => new(name, description, false, [.. titles]);
}
