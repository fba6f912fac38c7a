using TelemarketingCompliance;

namespace DialerSimulation.People;

/// <summary>One number of the population, and whoever answers it.</summary>
/// <param name="Number">The number.</param>
/// <param name="Subject">The person behind it; null where the controller does not know. Some people have two numbers.</param>
/// <param name="Standing">What is on record about it.</param>
/// <param name="Habit">How the person lives.</param>
/// <param name="IsHot">Whether the dialers try it first whenever they may.</param>
internal sealed record Callee(E164Number Number, SubjectId? Subject, Standing Standing, Habit Habit, bool IsHot);
