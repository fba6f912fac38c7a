using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What register, consents, contracts, requests and directory together say about the lawful basis of one marketing call.</summary>
public struct BasisResolution
{
    internal LawfulBasis? ResolvedBy;

    private readonly bool reachesEveryNumber;
    private readonly bool consentOutranksRegister;

    internal BasisResolution(LawfulBasis basis) =>
        (reachesEveryNumber, consentOutranksRegister) = (basis.OptOutReachesEveryNumber, basis.ConsentOutranksRegister);

    /// <summary>The state of the person's request: of the one the call relies on, else of the best one.</summary>
    public RequestStatus RequestStatus { readonly get; internal set; }

    /// <summary>That request; null if there is none.</summary>
    public PersonRequest? Request { readonly get; internal set; }

    /// <summary>When a valid request ends.</summary>
    public Instant? RequestEndsAt { readonly get; internal set; }

    /// <summary>How far the best consent gets.</summary>
    public ConsentStatus ConsentStatus { readonly get; internal set; }

    /// <summary>That consent; null if there is none.</summary>
    public ConsentEntry? Consent { readonly get; internal set; }

    /// <summary>The refusal or withdrawal that ended it; null unless it is superseded.</summary>
    public ConsentEntry? SupersededBy { readonly get; internal set; }

    /// <summary>When a valid consent ends by itself; null means not.</summary>
    public Instant? ConsentEndsAt { readonly get; internal set; }

    /// <summary>Whether the valid consent counts only because a later renewal in the register cannot be seen.</summary>
    public bool RenewalUndetectable { readonly get; internal set; }

    /// <summary>A valid consent that names the campaign's merchandise category; null if there is none.</summary>
    public ConsentEntry? SpecificConsent { readonly get; internal set; }

    /// <summary>When that consent ends by itself; null means not.</summary>
    public Instant? SpecificConsentEndsAt { readonly get; internal set; }

    /// <summary>A refusal or withdrawal towards this controller that nothing newer lifts; null if there is none.</summary>
    public ConsentEntry? Objection { readonly get; internal set; }

    /// <summary>When the refusals and withdrawals that something newer lifts bind again; null means not by themselves.</summary>
    public Instant? ObjectionLiftedUntil { readonly get; internal set; }

    /// <summary>A contract with a valid consent within it that makes the call lawful; null if there is none.</summary>
    public ContractEntry? Contract { readonly get; internal set; }

    /// <summary>Whether that contract continues, so that the register need not be asked.</summary>
    public bool ContractContinues { readonly get; internal set; }

    /// <summary>When the contract stops to carry the call; null means not by itself.</summary>
    public Instant? ContractEndsAt { readonly get; internal set; }

    /// <summary>The contract or the inquiry by which there is a business relationship with the controller; null if there is none, or the law knows none.</summary>
    public LedgerEntry? Relationship { readonly get; internal set; }

    /// <summary>When the relationship ends; null means not by itself.</summary>
    public Instant? RelationshipEndsAt { readonly get; internal set; }

    /// <summary>Whether the register opposes the number towards this controller.</summary>
    public bool RegisterOpposes { readonly get; internal set; }

    /// <summary>Whether the register answered that the number is clear, or the person lifted the opposition towards this controller.</summary>
    public bool RegisterClears { readonly get; internal set; }

    /// <summary>The selective revocation that lifts the opposition now; null if there is none.</summary>
    public SelectiveRevocation? Revocation { readonly get; internal set; }

    /// <summary>The directory entry that counts; null means that the listing is unknown.</summary>
    public DirectoryListing? Listing { readonly get; internal set; }

    /// <summary>Whether the number stands in a public directory.</summary>
    public readonly bool IsDirectoryListed => Listing is { IsListed: true };

    /// <summary>Whether the opt-out regime reaches the number: it stands in a public directory, or the law reaches every number.</summary>
    public readonly bool IsUnderOptOut => reachesEveryNumber || IsDirectoryListed;

    /// <summary>
    /// Whether the law needs no register for this call: it answers a request, a contract with consent in it continues, there is a business relationship, or a
    /// consent counts whatever the register says.
    /// </summary>
    public readonly bool NeedsNoRegister =>
        RequestStatus == RequestStatus.Valid || ContractContinues || Relationship is not null || (consentOutranksRegister && ConsentStatus == ConsentStatus.Valid);

    // Given to this controller itself; of several the one that lasts longest. The best consent may be a third party's.
    internal ConsentEntry? OwnConsent { readonly get; set; }

    internal Instant? OwnConsentEndsAt { readonly get; set; }

    internal Instant? NewestOwnConsentAt { readonly get; set; }

    internal Instant? NewestOwnConsentEndsAt { readonly get; set; }

    /// <summary>Whether something newer lifts an objection made at <paramref name="objectedAt"/>: a valid request, or a valid consent given to this controller itself.</summary>
    /// <param name="objectedAt">When the person objected; null means unknown: nothing is provably newer.</param>
    /// <param name="byConsent">Whether a consent may lift it; a request always may.</param>
    /// <param name="until">When what lifts it ends; null means not by itself.</param>
    public readonly bool Lifts(RecordedTime? objectedAt, bool byConsent, out Instant? until)
    {
        until = null;
        if (objectedAt is not { } objected)
            return false;
        if (byConsent && NewestOwnConsentAt is { } consented && consented > objected.Latest)
        {
            until = NewestOwnConsentEndsAt;
            return true;
        }

        if (RequestStatus == RequestStatus.Valid && Request!.MadeAt.IsAfter(objected))
        {
            until = RequestEndsAt;
            return true;
        }

        return false;
    }
}
