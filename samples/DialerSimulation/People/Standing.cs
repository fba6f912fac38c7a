namespace DialerSimulation.People;

/// <summary>What the controller has on record about a number.</summary>
internal enum Standing
{
    /// <summary>A proven consent; the register clears the number.</summary>
    Consented,

    /// <summary>In the telephone directory; the register clears the number.</summary>
    InDirectory,

    /// <summary>A contract, with a consent within it.</summary>
    Customer,

    /// <summary>A consent, and the register lists the number.</summary>
    Enrolled,

    /// <summary>A consent; the register clears the number at first and lists it in the next consultation.</summary>
    EnrolsLater,

    /// <summary>A mobile that the register clears, and no consent.</summary>
    NeverAsked,

    /// <summary>A consent, and nobody consulted the register.</summary>
    NotConsulted,

    /// <summary>On no list of the controller: an agency typed the number.</summary>
    OffList,

    /// <summary>Said no before it all began.</summary>
    Objected,
}
