namespace TelemarketingCompliance;

/// <summary>What an attempt was: the things a limit can count. An attempt in flight counts as all of them until it is completed.</summary>
[Flags]
public enum AttemptMeasures
{
    /// <summary>Nothing: the attempt was cancelled.</summary>
    None = 0,

    /// <summary>An attempt that reached the callee's line; attempts that never rang are refunded.</summary>
    Attempt = 1,

    /// <summary>An attempt that reached nobody for a technical reason: never rang, or busy.</summary>
    Technical = 2,

    /// <summary>The callee's telephone rang.</summary>
    Rang = 4,

    /// <summary>Somebody or something answered.</summary>
    Answered = 8,

    /// <summary>There was a conversation.</summary>
    Spoken = 16,

    /// <summary>The person refused: now, this offer, or for good.</summary>
    Refused = 32,

    /// <summary>Somebody answered and nobody was there to talk.</summary>
    Silent = 64,

    /// <summary>What an attempt in flight counts as.</summary>
    All = Attempt | Technical | Rang | Answered | Spoken | Refused | Silent,
}
