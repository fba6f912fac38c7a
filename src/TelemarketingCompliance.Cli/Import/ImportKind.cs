namespace TelemarketingCompliance.Cli.Import;

/// <summary>What the rows of a file are.</summary>
internal enum ImportKind
{
    /// <summary>Consents, refusals, withdrawals, changes of a number's holder.</summary>
    Consents,

    /// <summary>Contracts.</summary>
    Contracts,

    /// <summary>Requests of people to be called.</summary>
    Requests,

    /// <summary>Objections.</summary>
    Blacklist,

    /// <summary>The numbers of contact lists, with the lists' provenance.</summary>
    List,

    /// <summary>What the public directories say of numbers.</summary>
    Directory,

    /// <summary>Declarations, authorisations, assignments and call-backs of caller IDs.</summary>
    CallerIds,

    /// <summary>Calls made before, so that limits count them.</summary>
    Calls,

    /// <summary>Selective revocations of an opposition in a register.</summary>
    Revocations,
}
