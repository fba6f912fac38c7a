namespace TelemarketingCompliance;

/// <summary>The reasons that concern where a call enters the network.</summary>
public static class CallerOriginReasons
{
    /// <summary>The call comes from abroad, or nobody says from where, and shows an Italian number: the networks block it.</summary>
    public static ReasonCode ForeignOrigin { get; } = new(
        "caller-id.foreign-origin",
        "the call shows an Italian number and enters the network from abroad: {country}; the networks block such calls",
        "la chiamata mostra una numerazione italiana ed entra in rete dall'estero: {country}; le reti bloccano tali chiamate");
}
