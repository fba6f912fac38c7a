namespace TelemarketingCompliance;

/// <summary>What an import brings in.</summary>
public enum ImportKind
{
    /// <summary>Consents, refusals, withdrawals: <see cref="ConsentEntry"/>.</summary>
    Consents,

    /// <summary>Contracts: <see cref="ContractEntry"/>.</summary>
    Contracts,

    /// <summary>Requests to be called: <see cref="PersonRequest"/>.</summary>
    Requests,

    /// <summary>Objections: <see cref="BlacklistEntry"/>.</summary>
    Blacklist,

    /// <summary>Directory listings: <see cref="DirectoryListing"/>.</summary>
    Directory,

    /// <summary>Selective revocations: <see cref="SelectiveRevocation"/>.</summary>
    SelectiveRevocations,

    /// <summary>Records of caller IDs: <see cref="CallerIdRecord"/>.</summary>
    CallerIds,

    /// <summary>The numbers of contact lists: <see cref="ContactList"/>.</summary>
    ContactLists,

    /// <summary>Calls made before the store counted: <see cref="StoredAttempt"/>.</summary>
    Calls,
}
