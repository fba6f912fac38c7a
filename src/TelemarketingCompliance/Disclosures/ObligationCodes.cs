namespace TelemarketingCompliance;

/// <summary>What a permitted call may still have to do.</summary>
public static class ObligationCodes
{
    /// <summary>Say who calls.</summary>
    public static ReasonCode SayCaller { get; } = new(
        "disclosure.caller", "say who is calling: {processor}", "dire chi chiama: {processor}");

    /// <summary>Say for whom.</summary>
    public static ReasonCode SayController { get; } = new(
        "disclosure.controller", "say on whose behalf and for what purpose: {controller}, {purpose}", "dire per conto di chi e con quale finalità: {controller}, {purpose}");

    /// <summary>Say where the number came from.</summary>
    public static ReasonCode SayOrigin { get; } = new(
        "disclosure.origin", "say where the number came from: {origin}", "dire da dove proviene la numerazione: {origin}");

    /// <summary>Say from which contact list the number came.</summary>
    public static ReasonCode SayOriginList { get; } = new(
        "disclosure.origin-list", "say where the number came from: the contact list {list}", "dire da dove proviene la numerazione: la lista di contatto {list}");

    /// <summary>Say that the number is from the directory, and that the register exists.</summary>
    public static ReasonCode SayDirectory { get; } = new(
        "disclosure.directory",
        "say that the number was taken from the telephone directory, and that one can oppose such calls in the public register",
        "dire che la numerazione proviene dagli elenchi telefonici e che ci si può opporre iscrivendosi al registro pubblico delle opposizioni");

    /// <summary>Tell of the right to object.</summary>
    public static ReasonCode SayRightToObject { get; } = new(
        "disclosure.right-to-object",
        "tell the person of the right to object, and record a no at once, for every later campaign",
        "informare la persona del diritto di opporsi e registrare subito un eventuale no, valido anche per le campagne future");

    /// <summary>Say from which country the operator speaks.</summary>
    public static ReasonCode SayCountry { get; } = new(
        "disclosure.country", "say first from which country the operator speaks: {country}", "dire anzitutto da quale Paese parla l'operatore: {country}");

    /// <summary>Offer an operator inside the European Union.</summary>
    public static ReasonCode OfferEuOperator { get; } = new(
        "disclosure.eu-operator",
        "offer at once an operator in Italy or the European Union, within the same call",
        "offrire subito, nella stessa chiamata, un operatore in Italia o nell'Unione europea");

    /// <summary>Say that a machine speaks.</summary>
    public static ReasonCode SayArtificial { get; } = new(
        "disclosure.artificial", "say that an artificial system is speaking", "dire che parla un sistema artificiale");

    /// <summary>Play no recorded message.</summary>
    public static ReasonCode NoRecordedMessage { get; } = new(
        "conduct.no-recorded-message",
        "play no recorded message, also not on a voicemail: that would be an automated call",
        "non riprodurre messaggi registrati, neppure in segreteria: sarebbe una chiamata automatizzata");

    /// <summary>Stop ringing when the calling hours end.</summary>
    public static ReasonCode StopRinging { get; } = new(
        "conduct.stop-ringing",
        "stop ringing by {until}, when the calling hours end",
        "smettere di far squillare entro il {until}, quando terminano gli orari consentiti");

    /// <summary>Cut the call in time where nobody is there to talk.</summary>
    public static ReasonCode CutSilence { get; } = new(
        "conduct.cut-silence",
        "where no operator is free, cut the call within {maxSilenceSeconds} seconds of the answer and report it as silent",
        "se nessun operatore è libero, interrompere la chiamata entro {maxSilenceSeconds} secondi dalla risposta e registrarla come muta");

    /// <summary>Play a background while nobody talks.</summary>
    public static ReasonCode PlayComfortNoise { get; } = new(
        "conduct.comfort-noise",
        "until an operator talks, play an artificial background (comfort noise): never total silence",
        "finché non parla un operatore, riprodurre un sottofondo artificiale (comfort noise): mai il silenzio totale");

    /// <summary>Say who called where nobody is there to talk.</summary>
    public static ReasonCode PlayAbandonmentMessage { get; } = new(
        "conduct.abandonment-message",
        "where no operator is free within {maxSilenceSeconds} seconds of the person's greeting, play at once a recorded message with nothing but the caller's name, a number for requests not to be called and that the call was telemarketing, and an automated way to opt out; report the call as silent",
        "se nessun operatore è libero entro {maxSilenceSeconds} secondi dal saluto della persona, riprodurre subito un messaggio registrato con il solo nome del chiamante, un numero per chiedere di non essere chiamati e l'indicazione che si trattava di telemarketing, e un modo automatico di opporsi; registrare la chiamata come muta");

    /// <summary>Let the telephone ring long enough.</summary>
    public static ReasonCode LetRing { get; } = new(
        "conduct.let-ring",
        "before giving up, let the telephone ring at least {minRingSeconds} seconds or four times",
        "prima di rinunciare, lasciar squillare almeno {minRingSeconds} secondi o quattro volte");
}
