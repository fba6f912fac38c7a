namespace TelemarketingCompliance;

/// <summary>The reasons that concern contact lists.</summary>
public static class ListReasons
{
    /// <summary>No list holds the number.</summary>
    public static ReasonCode OffList { get; } = new(
        "list.off-list",
        "the number is in no contact list that the request names (off-list)",
        "la numerazione non è in alcuna lista di contatto indicata dalla richiesta (fuori lista)");

    /// <summary>Somebody suggested the number.</summary>
    public static ReasonCode ReferralWithoutConsent { get; } = new(
        "list.referral-without-consent",
        "the number was typed by hand or suggested by somebody, and the person gave this controller no proven consent",
        "la numerazione è stata inserita a mano o suggerita da altri (referenziato) e la persona non ha dato a questo titolare un consenso provato");

    /// <summary>The list is not for this campaign.</summary>
    public static ReasonCode NotAuthorised { get; } = new(
        "list.not-authorised",
        "the controller did not authorise the contact list `{list}` for this campaign",
        "il titolare non ha autorizzato la lista di contatto `{list}` per questa campagna");

    /// <summary>The supply contract is over.</summary>
    public static ReasonCode Expired { get; } = new(
        "list.expired",
        "the contract that supplied the contact list `{list}` ended at {endedAt}",
        "il contratto di fornitura della lista di contatto `{list}` è terminato il {endedAt}");

    /// <summary>Nobody checked the consents.</summary>
    public static ReasonCode SampleMissing { get; } = new(
        "list.sample-missing",
        "no sample of the consents of the acquired contact list `{list}` was checked",
        "nessun campione dei consensi della lista di contatto acquisita `{list}` è stato verificato");
}
