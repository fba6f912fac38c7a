namespace TelemarketingCompliance;

/// <summary>What a store is asked to do.</summary>
public enum StoreStep
{
    /// <summary>To answer questions: <c>FindAsync</c>.</summary>
    Find,

    /// <summary>To count campaigns.</summary>
    Count,

    /// <summary>To charge attempts.</summary>
    Charge,

    /// <summary>To mark a permit as dialed.</summary>
    Confirm,

    /// <summary>To take an attempt back.</summary>
    Cancel,

    /// <summary>To record an outcome.</summary>
    Complete,

    /// <summary>To read one attempt.</summary>
    Read,

    /// <summary>To add entries or numbers.</summary>
    Add,

    /// <summary>To take over attempts that were made before.</summary>
    RecordPast,
}
