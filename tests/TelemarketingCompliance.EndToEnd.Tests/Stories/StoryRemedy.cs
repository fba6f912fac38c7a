namespace TelemarketingCompliance.EndToEnd.Tests.Stories;

/// <summary>What would lift one block of an answer.</summary>
/// <param name="Remedy">The remedy.</param>
/// <param name="With">The decision with the remedy applied; null where it is not verified.</param>
/// <param name="Without">The decision at the same instant without it.</param>
internal sealed record StoryRemedy(Remedy Remedy, CallDecision? With, CallDecision Without)
{
    internal IEnumerable<string> Faults()
    {
        if (Remedy.Kind == RemedyKind.Unknown)
            yield return $"no rule says what lifts `{Remedy.Reason}`";
        if (Remedy.IsVerified != With is not null)
            yield return $"the remedy `{Remedy.Code}` is verified exactly where it can be decided again";
        if (With is null)
            yield break;
        string[] after = [.. With.Blocks.Select(block => block.Rule)];
        if (after.Contains(Remedy.Rule))
            yield return $"the remedy `{Remedy.Code}` does not lift `{Remedy.Reason}`";
        foreach (string rule in after.Except(Without.Blocks.Select(block => block.Rule)))
            yield return $"the remedy `{Remedy.Code}` brings a block of `{rule}`";
    }
}
