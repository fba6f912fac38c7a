namespace TelemarketingCompliance;

/// <summary>The reasons that concern the hour of a call.</summary>
public static class HoursReasons
{
    /// <summary>Outside the hours.</summary>
    public static ReasonCode Closed { get; } = new(
        "hours.closed",
        "outside the calling hours, or too close to their end to let the number ring: it is {localTime} in {zone}; calls may start again from {opensAt}",
        "fuori dagli orari consentiti, o troppo a ridosso della chiusura per lasciar squillare: sono le {localTime} in {zone}; si può chiamare di nuovo dal {opensAt}");

    /// <summary>A Sunday or holiday without calls.</summary>
    public static ReasonCode Holiday { get; } = new(
        "hours.holiday",
        "no calls on Sundays and public holidays: it is {localTime} in {zone}; calls may start again from {opensAt}",
        "nessuna chiamata la domenica e nei giorni festivi: sono le {localTime} in {zone}; si può chiamare di nuovo dal {opensAt}");

    /// <summary>The callee may be in places that are never open together.</summary>
    public static ReasonCode NoCommonHour { get; } = new(
        "hours.no-common-hour",
        "in the next {days} days there is no hour that is open in all {places} places where the person may be: say where the person is",
        "nei prossimi {days} giorni non c'è un orario consentito in tutti i {places} luoghi in cui la persona può trovarsi: indicare il luogo");

    /// <summary>Nobody knows where the callee is.</summary>
    public static ReasonCode PlaceUnknown { get; } = new(
        "hours.place-unknown",
        "nothing is known of the place where the person is, so neither is the hour there",
        "non si sa dove si trovi la persona, quindi nemmeno che ora sia");

    /// <summary>The host places no calls for a time.</summary>
    public static ReasonCode Blackout { get; } = new(
        "hours.blackout",
        "the host places no calls there until {until}: {blackout}",
        "la policy interna sospende le chiamate in quel luogo fino al {until}: {blackout}");
}
