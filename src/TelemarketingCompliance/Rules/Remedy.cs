using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What would lift one block of a decision. Immutable.</summary>
public sealed class Remedy
{
    internal Remedy(string rule, ReasonCode reason, RemedyProposal proposal, bool isVerified, Instant? liftsAt, string zone, SupposedCall? supposed)
    {
        (Rule, Reason, IsVerified, LiftsAt, Zone, Supposed) = (rule, reason, isVerified, liftsAt, zone, supposed);
        (Kind, Code, Args) = (proposal.Kind, proposal.Code, proposal.Args);
    }

    /// <summary>The rule that blocks.</summary>
    public string Rule { get; }

    /// <summary>The cause of the block.</summary>
    public ReasonCode Reason { get; }

    /// <summary>Who can lift it.</summary>
    public RemedyKind Kind { get; }

    /// <summary>What lifts it.</summary>
    public ReasonCode Code { get; }

    /// <summary>The arguments of the text.</summary>
    public ImmutableArray<FindingArg> Args { get; }

    /// <summary>Whether the engine decided again with the remedy applied, and this block was gone and none had come instead.</summary>
    public bool IsVerified { get; }

    /// <summary>When the block lifts by itself, found by deciding again; null means not by itself.</summary>
    public Instant? LiftsAt { get; }

    /// <summary>The call with the remedy applied, so that it can be decided in full: what would still block, and on what basis the call would be placed. Null unless verified.</summary>
    public SupposedCall? Supposed { get; }

    private string Zone { get; }

    /// <summary>The remedy in words; times are shown in the zone of the decision.</summary>
    /// <param name="language">The language.</param>
    public string ToText(Language language)
    {
        var phrasing = new Phrasing(language, Zone);
        return phrasing.Fill(phrasing.Words.TextOf(Code), Args);
    }

    /// <summary>The block and what lifts it, as codes.</summary>
    public override string ToString() => $"{Reason}: {Code}{(IsVerified ? "" : " (not verified)")}";
}
