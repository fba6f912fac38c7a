namespace TelemarketingCompliance;

/// <summary>How a call is dialed and who speaks. <c>default</c> is unknown, which is read as automated.</summary>
public enum DialingMode
{
    /// <summary>Not said: read as automated, the strictest reading.</summary>
    Unknown,

    /// <summary>An operator dials by hand.</summary>
    Manual,

    /// <summary>An operator sees the person's data and then has the call dialed.</summary>
    Preview,

    /// <summary>The system dials once an operator is free.</summary>
    Progressive,

    /// <summary>The system dials ahead of free operators.</summary>
    Predictive,

    /// <summary>A recorded message plays: automated.</summary>
    Prerecorded,

    /// <summary>A synthetic voice speaks, also where a human takes over later: automated.</summary>
    AiVoice,
}
