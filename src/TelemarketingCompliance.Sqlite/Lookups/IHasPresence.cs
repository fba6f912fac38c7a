namespace TelemarketingCompliance;

/// <summary>A store that answers bulk questions from memory first.</summary>
internal interface IHasPresence
{
    Presence Presence { get; }
}
