namespace TelemarketingCompliance;

/// <summary>The channels a consent covers.</summary>
[Flags]
public enum CallChannels
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Calls by a human operator.</summary>
    OperatorCall = 1,

    /// <summary>Calls without an operator: recorded or synthetic voice.</summary>
    AutomatedCall = 2,

    /// <summary>Text messages.</summary>
    Sms = 4,

    /// <summary>E-mail.</summary>
    Email = 8,
}
