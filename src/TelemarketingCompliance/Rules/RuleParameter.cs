namespace TelemarketingCompliance;

/// <summary>A resolved value a rule works with.</summary>
/// <param name="Name">The name, as in the law sheet or the options.</param>
/// <param name="Value">The value in its invariant text form.</param>
/// <param name="Law">The clause it rests on; null means a house policy without a clause.</param>
public sealed record RuleParameter(string Name, string Value, LawReference? Law = null);
