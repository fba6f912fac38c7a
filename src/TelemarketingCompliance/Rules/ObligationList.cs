using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Collects obligations while a permitted decision is explained.</summary>
public sealed class ObligationList
{
    private readonly ImmutableArray<Obligation>.Builder obligations = ImmutableArray.CreateBuilder<Obligation>();

    internal ObligationList()
    {
    }

    /// <summary>Adds an obligation.</summary>
    /// <param name="code">What to do.</param>
    /// <param name="law">The clause that asks it.</param>
    /// <param name="args">The arguments of the text.</param>
    public void Add(ReasonCode code, LawReference? law, params ImmutableArray<FindingArg> args)
    {
        ArgumentNullException.ThrowIfNull(code);
        obligations.Add(new Obligation(code, args.IsDefault ? [] : args, law));
    }

    internal ImmutableArray<Obligation> ToObligations() => obligations.ToImmutable();
}
