namespace TelemarketingCompliance;

/// <summary>What a record says of a caller ID. <c>default</c> says nothing and is refused.</summary>
public enum CallerIdEvent
{
    /// <summary>Not said: refused.</summary>
    Unknown,

    /// <summary>The party declared the number as one it calls from; in Italy in the register of communication operators (ROC).</summary>
    Declared,

    /// <summary>The party, a controller, allows the number to be presented for its campaigns.</summary>
    Authorised,

    /// <summary>The number is assigned to the party alone: whoever sees it knows who calls.</summary>
    Assigned,

    /// <summary>The party called the number back, and somebody answered for the caller.</summary>
    CallBackAnswered,

    /// <summary>The party called the number back, and nobody did.</summary>
    CallBackFailed,

    /// <summary>What the record named by <see cref="CallerIdRecord.Ends"/> says is over.</summary>
    Ended,
}
