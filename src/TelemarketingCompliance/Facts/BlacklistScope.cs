namespace TelemarketingCompliance;

/// <summary>Whom an objection is aimed at. <c>default</c> is unknown, which binds most.</summary>
public enum BlacklistScope
{
    /// <summary>Not known: binds all calls by the party that recorded it and for every controller it ever dialed for; if that is unknown, everyone.</summary>
    Unknown,

    /// <summary>One controller, whoever dials for it.</summary>
    Controller,

    /// <summary>The party that recorded it, whomever it dials for: <i>never again from you</i>.</summary>
    Recorder,
}
