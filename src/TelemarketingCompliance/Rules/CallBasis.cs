namespace TelemarketingCompliance;

/// <summary>What makes a call lawful, strongest first. <c>default</c> is none.</summary>
public enum CallBasis
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The person asked for this call.</summary>
    Request,

    /// <summary>A contract with the controller, with a consent given within it.</summary>
    Contract,

    /// <summary>A consent of the person.</summary>
    Consent,

    /// <summary>A business relationship with the controller: a purchase, a delivery, a payment or an inquiry, not long ago.</summary>
    Relationship,

    /// <summary>The law allows the call until the person opposes: in Italy to directory-listed numbers, in the United States to all.</summary>
    OptOutRegime,

    /// <summary>The call is not marketing and is evidenced: service, survey, official statistics.</summary>
    Service,
}
