namespace TelemarketingCompliance;

/// <summary>What kind of line a number belongs to in its country's numbering plan. Values are never renumbered.</summary>
public enum NumberClass
{
    /// <summary>In no known range of the numbering plan; the default. Nobody can vouch that such a number may be called.</summary>
    Unknown = 0,

    /// <summary>A geographic landline.</summary>
    Fixed = 1,

    /// <summary>A mobile line.</summary>
    Mobile = 2,

    /// <summary>Landline or mobile, where the plan does not tell them apart: United States, Canada. Read it as both.</summary>
    FixedOrMobile = 3,

    /// <summary>A nomadic internet line, in Italy 55.</summary>
    Voip = 4,

    /// <summary>Free for the caller because the called party pays, in Italy 800 and 803.</summary>
    TollFree = 5,

    /// <summary>The cost is shared between caller and called party, in Italy 840, 847 and 848.</summary>
    SharedCost = 6,

    /// <summary>The caller pays a surcharge, in Italy 144, 163, 164, 166, 892, 899 and 0878.</summary>
    Premium = 7,

    /// <summary>A personal number that follows its holder, in Italy 178 and 199.</summary>
    Personal = 8,

    /// <summary>A pager.</summary>
    Pager = 9,

    /// <summary>One number for all sites of a company ("universal access number").</summary>
    CorporateNumber = 10,

    /// <summary>A mailbox behind a line, in Italy eleven digits from 33.</summary>
    Voicemail = 11,

    /// <summary>A short number of a service, such as 187 in Italy.</summary>
#pragma warning disable CA1720 // "short number" is the word of the numbering plans, not the integer type
    Short = 12,
#pragma warning restore CA1720

    /// <summary>An emergency number, such as 112, 113, 115 and 118 in Italy.</summary>
    Emergency = 13,

    /// <summary>A range a regulator reserves for telemarketers to present: AGCOM's 0843 (statistics) and 0844 (market research, sale,
    /// commercial communication). A caller ID, never a callee.</summary>
    CallerPrefix = 14,
}
