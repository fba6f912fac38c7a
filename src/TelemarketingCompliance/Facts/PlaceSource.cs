namespace TelemarketingCompliance;

/// <summary>How it is known where the callee may be.</summary>
public enum PlaceSource
{
    /// <summary>The host said so in the request. The default.</summary>
    Declared,

    /// <summary>The number belongs to an area of its country.</summary>
    NumberArea,

    /// <summary>Only the number's country is known: every zone of it is possible.</summary>
    Country,
}
