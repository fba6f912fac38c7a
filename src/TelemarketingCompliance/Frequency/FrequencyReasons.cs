namespace TelemarketingCompliance;

/// <summary>The reasons that concern how often a number or a person is called.</summary>
public static class FrequencyReasons
{
    /// <summary>A limit is reached: the finding names it, what counts, and when it frees; of several, the one that frees last first.</summary>
    public static ReasonCode LimitReached { get; } = new(
        "frequency.limit-reached",
        "the limit `{limit}` is reached: {count} attempts of at most {max} in {window} count; it frees at {freesAt}",
        "il limite `{limit}` è raggiunto: contano {count} tentativi su {max} al massimo in {window}; si libera il {freesAt}");
}
