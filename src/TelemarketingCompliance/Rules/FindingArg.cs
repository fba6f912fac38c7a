namespace TelemarketingCompliance;

/// <summary>One argument of a finding's text.</summary>
/// <param name="Name">The name that stands in the text between braces.</param>
/// <param name="Value">The value in its invariant form: instants in UTC, dates as <c>2026-04-01</c>, numbers without grouping.</param>
public sealed record FindingArg(string Name, string Value);
