namespace TelemarketingCompliance;

/// <summary>How an attempt ended, as a dialer sees it. <c>default</c> is unknown, which counts as an objection.</summary>
public enum OutcomeKind
{
    /// <summary>The dialer's code means nothing here: counts as an objection, because it might have been one.</summary>
    Unknown,

    /// <summary>The callee's telephone never rang: rejected by a network, wrong number format, no circuit.</summary>
    NeverRang,

    /// <summary>The line was busy.</summary>
    Busy,

    /// <summary>It rang and nobody answered.</summary>
    NoAnswer,

    /// <summary>An answering machine answered.</summary>
    Machine,

    /// <summary>A fax or modem answered.</summary>
    Fax,

    /// <summary>Somebody answered and hung up before a conversation.</summary>
    Answered,

    /// <summary>There was a conversation.</summary>
    Spoken,

    /// <summary>The person refused the offer or to talk now, without objecting to calls.</summary>
    Refused,

    /// <summary>The person objected to being called.</summary>
    OptedOut,

    /// <summary>Another person than expected, or a minor.</summary>
    WrongPerson,

    /// <summary>Somebody answered and nobody was there to talk: a silent call.</summary>
    Silent,

    /// <summary>The person agreed to be called back.</summary>
    CallBackAgreed,

    /// <summary>The conversation was handed on.</summary>
    Transferred,

    /// <summary>A contract was concluded.</summary>
    ContractConcluded,
}
