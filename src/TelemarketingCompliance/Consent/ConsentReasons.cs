namespace TelemarketingCompliance;

/// <summary>The reasons that concern consent.</summary>
public static class ConsentReasons
{
    /// <summary>No consent covers the call.</summary>
    public static ReasonCode Missing { get; } = new(
        "consent.missing",
        "no consent to this controller covers this purpose, category and kind of call",
        "nessun consenso a questo titolare copre questa finalità, categoria merceologica e modalità di chiamata");

    /// <summary>The person said no.</summary>
    public static ReasonCode Denied { get; } = new(
        "consent.denied",
        "the person refused consent, and nothing newer lifts that",
        "la persona ha negato il consenso e nulla di più recente lo supera");

    /// <summary>The person took the consent back.</summary>
    public static ReasonCode Withdrawn { get; } = new(
        "consent.withdrawn",
        "the consent was withdrawn, and nothing newer restores it",
        "il consenso è stato revocato e nulla di più recente lo ripristina");

    /// <summary>The consent is over.</summary>
    public static ReasonCode Expired { get; } = new(
        "consent.expired",
        "the consent `{consent}` ended at {expiredAt}",
        "il consenso `{consent}` è scaduto il {expiredAt}");

    /// <summary>The consent is not proven.</summary>
    public static ReasonCode NotProven { get; } = new(
        "consent.not-proven",
        "the consent `{consent}` is not proven: {lacks}",
        "il consenso `{consent}` non è provato: {lacks}");

    /// <summary>The consent is not signed.</summary>
    public static ReasonCode NotSigned { get; } = new(
        "consent.not-signed",
        "the consent `{consent}` does not bear the person's signature, on paper or electronic, which the law asks for: its proof is {proof}",
        "il consenso `{consent}` non reca la firma della persona, su carta o elettronica, che la legge richiede: la prova è {proof}");

    /// <summary>A third party's consent names no category.</summary>
    public static ReasonCode Omnibus { get; } = new(
        "consent.omnibus",
        "the consent `{consent}` was collected by a third party without naming a merchandise category",
        "il consenso `{consent}` è stato raccolto da un terzo senza indicare la categoria merceologica");

    /// <summary>The consent was given to somebody else.</summary>
    public static ReasonCode NoTransfer { get; } = new(
        "consent.no-transfer",
        "the consent `{consent}` was given to another party, without agreement to pass the data to this controller by name",
        "il consenso `{consent}` è stato dato ad altri, senza consenso alla comunicazione dei dati a questo titolare, indicato per nome");

    /// <summary>Enrolment or renewal annulled the consent.</summary>
    public static ReasonCode RevokedByRegister { get; } = new(
        "consent.revoked-by-register",
        "the consent `{consent}` is older than the enrolment or its renewal, which annulled it",
        "il consenso `{consent}` è anteriore all'iscrizione al registro o al suo rinnovo, che lo ha annullato");

    /// <summary>Whether the consent is newer than the enrolment cannot be told.</summary>
    public static ReasonCode OrderUnknown { get; } = new(
        "consent.order-unknown",
        "whether the consent `{consent}` is later than the enrolment or its renewal cannot be told",
        "non è possibile stabilire se il consenso `{consent}` sia successivo all'iscrizione al registro o al suo rinnovo");

    /// <summary>The number changed hands after the consent.</summary>
    public static ReasonCode NumberReassigned { get; } = new(
        "consent.number-reassigned",
        "the number passed to somebody else after the consent `{consent}`, or perhaps did",
        "la numerazione è passata, o può essere passata, a un'altra persona dopo il consenso `{consent}`");

    /// <summary>A fixed number whose directory listing nobody knows.</summary>
    public static ReasonCode ListingUnknown { get; } = new(
        "consent.listing-unknown",
        "the register answers clear, but nobody checked whether this fixed number is in the directory: unlisted numbers need a consent",
        "il registro non oppone, ma nessuno ha verificato se questa numerazione fissa è negli elenchi: quelle non in elenco richiedono il consenso");
}
