using NodaTime;

namespace TelemarketingCompliance;

/// <summary>One value of a law from a day on.</summary>
/// <typeparam name="T">A typed value: days, a date, a set of texts, …</typeparam>
/// <param name="From">The first day on which the value holds, from 00:00 in the jurisdiction's zone.</param>
/// <param name="Value">The value; <c>default</c> where <paramref name="InForce"/> is false.</param>
/// <param name="Law">The clause it rests on.</param>
/// <param name="InForce">False ends the series: from that day on there is no such rule.</param>
public sealed record LawValue<T>(LocalDate From, T Value, LawReference Law, bool InForce = true);
