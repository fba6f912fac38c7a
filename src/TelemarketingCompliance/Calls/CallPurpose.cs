namespace TelemarketingCompliance;

/// <summary>Why a call is made. <c>default</c> is unknown, which is read as marketing and covered by no rule book.</summary>
public enum CallPurpose
{
    /// <summary>Not said: blocks with <c>purpose.not-covered</c>.</summary>
    Unknown,

    /// <summary>Direct sale or an offer to conclude a contract. Marketing.</summary>
    Sale,

    /// <summary>Advertising or commercial communication. Marketing.</summary>
    CommercialCommunication,

    /// <summary>Market research. Marketing.</summary>
    MarketResearch,

    /// <summary>Asking for a consent. Marketing (Cass. 11019/2021).</summary>
    ConsentRecovery,

    /// <summary>Winning a former customer back. Marketing.</summary>
    WinBack,

    /// <summary>Asking for donations. Marketing.</summary>
    Fundraising,

    /// <summary>Carrying out a contract: needs the contract and a case reference. Not marketing.</summary>
    Service,

    /// <summary>A satisfaction survey without commercial aim: needs an evidence reference. Not marketing.</summary>
    SatisfactionSurvey,

    /// <summary>Official statistics: needs an evidence reference. Not marketing.</summary>
    OfficialStatistics,

    /// <summary>Collecting a debt. No rules are shipped: blocks unless the host adds some.</summary>
    DebtCollection,

    /// <summary>Political communication. No rules are shipped: blocks unless the host adds some.</summary>
    Political,
}
