namespace TelemarketingCompliance;

/// <summary>To whom a decision is told.</summary>
public enum Voice
{
    /// <summary>Whoever is about to call: whether, why not, when again, what to say. No law.</summary>
    Agent,

    /// <summary>Whoever checks the call: every rule in order with clause, force and confidence, every fact with its records and dates, the edition.</summary>
    Auditor,

    /// <summary>The person who was or was not called: why, what is held about them, their rights. No ids, nothing of anybody else.</summary>
    Citizen,
}
