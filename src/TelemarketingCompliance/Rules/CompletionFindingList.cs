using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Collects what rules say of a call that is over.</summary>
public sealed class CompletionFindingList
{
    private readonly ImmutableArray<CompletionFinding>.Builder findings = ImmutableArray.CreateBuilder<CompletionFinding>();

    internal CompletionFindingList()
    {
    }

    /// <summary>Adds a finding.</summary>
    /// <param name="reason">The cause.</param>
    /// <param name="law">The clause it rests on; null means none.</param>
    /// <param name="args">The arguments of the text.</param>
    public void Add(ReasonCode reason, LawReference? law, params ImmutableArray<FindingArg> args)
    {
        ArgumentNullException.ThrowIfNull(reason);
        findings.Add(new CompletionFinding(reason, args.IsDefault ? [] : args, law));
    }

    internal ImmutableArray<CompletionFinding> ToFindings() => findings.ToImmutable();
}
