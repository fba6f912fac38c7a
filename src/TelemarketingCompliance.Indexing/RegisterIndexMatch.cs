namespace TelemarketingCompliance;

/// <summary>Which of several indexes answers for a number, and what it says. <c>default</c> and <see cref="None"/> are different: take this from a look-up.</summary>
/// <param name="Index">The place of the index in <see cref="RegisterIndexGroup.Indexes"/>; -1 when none answers or several may.</param>
/// <param name="Answer">Listed or clear; not asked when <paramref name="Index"/> is -1.</param>
/// <param name="MayHaveOthers">True when several indexes may hold the number: then it must be asked alone to see them all.</param>
public readonly record struct RegisterIndexMatch(int Index, RegisterIndexAnswer Answer, bool MayHaveOthers = false)
{
    /// <summary>No index answers: never asked.</summary>
    public static RegisterIndexMatch None { get; } = new(-1, RegisterIndexAnswer.NotAsked);

    /// <summary>Several indexes may answer: ask the number alone.</summary>
    public static RegisterIndexMatch Several { get; } = new(-1, RegisterIndexAnswer.NotAsked, MayHaveOthers: true);
}
