namespace TelemarketingCompliance;

/// <summary>The reasons that concern permits and what came of them.</summary>
public static class PermitReasons
{
    /// <summary>The permit is over.</summary>
    public static ReasonCode Expired { get; } = new(
        "permit.expired",
        "the permit `{permit}` ended at {at}: dialing must have started by then; ask for a new one",
        "il permesso `{permit}` è scaduto alle {at}: la chiamata doveva iniziare prima; occorre chiederne un altro");

    /// <summary>Nobody knows the permit.</summary>
    public static ReasonCode Unknown { get; } = new(
        "permit.unknown",
        "the store of attempts does not know the permit `{permit}`",
        "il permesso `{permit}` non risulta tra i tentativi registrati");

    /// <summary>The permit was given back.</summary>
    public static ReasonCode Cancelled { get; } = new(
        "permit.cancelled",
        "the permit `{permit}` was given back",
        "il permesso `{permit}` è stato restituito");

    /// <summary>The permit was used.</summary>
    public static ReasonCode Closed { get; } = new(
        "permit.closed",
        "the permit `{permit}` was used: its outcome is on record",
        "il permesso `{permit}` è già stato usato: il suo esito è registrato");

    /// <summary>Nobody confirmed the permit before dialing.</summary>
    public static ReasonCode NotConfirmed { get; } = new(
        "permit.not-confirmed",
        "the permit `{permit}` was never confirmed before dialing",
        "il permesso `{permit}` non è mai stato confermato prima di chiamare");

    /// <summary>The store of attempts failed.</summary>
    public static ReasonCode StoreUnavailable { get; } = new(
        "permit.store-unavailable",
        "the store of attempts could not be reached: an attempt that nobody counts is not made",
        "l'archivio dei tentativi non è raggiungibile: un tentativo che nessuno conta non si fa");

    /// <summary>A limit did not hold in the store although the rules permit.</summary>
    public static ReasonCode ChargeRefused { get; } = new(
        "permit.charge-refused",
        "others charged attempts on this callee at the same moment, again and again; ask once more",
        "altri hanno registrato tentativi verso lo stesso destinatario nello stesso momento, più volte; occorre riprovare");

    /// <summary>Another call has the request id.</summary>
    public static ReasonCode RequestConflict { get; } = new(
        "permit.request-conflict",
        "another call was charged, or stands before this one in the batch, under the request id of this one",
        "un'altra chiamata è stata registrata, o precede questa nel lotto, con lo stesso identificativo di richiesta");

    /// <summary>No more permits were asked for.</summary>
    public static ReasonCode EnoughGranted { get; } = new(
        "permit.enough-granted",
        "candidates before this one took as many permits as were asked for",
        "i candidati precedenti hanno già ottenuto tutti i permessi richiesti");

    /// <summary>The batch ended before the candidate was charged.</summary>
    public static ReasonCode NotTried { get; } = new(
        "permit.not-tried",
        "too many candidates before this one were refused when they were charged, and the batch ended; ask again",
        "troppi candidati precedenti sono stati rifiutati al momento della registrazione e il lotto si è concluso; occorre richiedere di nuovo");

    /// <summary>Another outcome was recorded before.</summary>
    public static ReasonCode OutcomeConflict { get; } = new(
        "permit.outcome-conflict",
        "another outcome of the permit `{permit}` was recorded before and stands; this one counts beside it",
        "per il permesso `{permit}` è già registrato un altro esito, che resta valido; questo conta insieme ad esso");

    /// <summary>The outcome happened before its permit.</summary>
    public static ReasonCode OutcomeBeforePermit { get; } = new(
        "permit.outcome-before",
        "the outcome happened at {at}, before its permit `{permit}`; it was not recorded",
        "l'esito è delle {at}, prima del suo permesso `{permit}`; non è stato registrato");

    /// <summary>The outcome lies in the future.</summary>
    public static ReasonCode OutcomeInFuture { get; } = new(
        "permit.outcome-in-future",
        "the outcome happened at {at}, which is still to come; it was not recorded",
        "l'esito è delle {at}, che devono ancora venire; non è stato registrato");

    /// <summary>An agreed call-back could not be recorded.</summary>
    public static ReasonCode CallBackNotRecorded { get; } = new(
        "permit.call-back-not-recorded",
        "the agreed call-back is no request on record: the engine keeps no requests, the purpose is unknown, or its reference is the one this call relied on",
        "la richiamata concordata non risulta come richiesta: il motore non tiene richieste, la finalità è sconosciuta o il riferimento è quello di questa chiamata");
}
