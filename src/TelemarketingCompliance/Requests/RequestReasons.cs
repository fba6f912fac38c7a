namespace TelemarketingCompliance;

/// <summary>The reasons that concern the person's own request to be called.</summary>
public static class RequestReasons
{
    /// <summary>The request is over.</summary>
    public static ReasonCode Expired { get; } = new(
        "request.expired",
        "the call relies on a request of the person whose time is over",
        "la chiamata si basa su una richiesta della persona ormai scaduta");

    /// <summary>The request was answered.</summary>
    public static ReasonCode Used { get; } = new(
        "request.used",
        "the call relies on a request of the person that a conversation has already answered",
        "la chiamata si basa su una richiesta della persona già evasa");

    /// <summary>The request was made for another purpose.</summary>
    public static ReasonCode OtherPurpose { get; } = new(
        "request.other-purpose",
        "the call relies on a request of the person that was made for another purpose",
        "la chiamata si basa su una richiesta della persona fatta per un'altra finalità");

    /// <summary>Nobody knows the request.</summary>
    public static ReasonCode Unknown { get; } = new(
        "request.unknown",
        "the call relies on a request of the person that is not on record",
        "la chiamata si basa su una richiesta della persona di cui non c'è traccia");
}
