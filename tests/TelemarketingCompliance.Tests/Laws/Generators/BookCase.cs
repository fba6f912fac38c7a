using System.Collections.Immutable;

namespace TelemarketingCompliance.Tests.Laws.Generators;

/// <summary>A call, and the rules that judge it: some of the book's, in some order, with the host's among them.</summary>
public sealed record BookCase
{
    public required World World { get; init; }

    public required ImmutableArray<SyntheticRule> Host { get; init; }

    /// <summary>For each place, which rule stands there; a place beyond the rules there are says that a rule is left out.</summary>
    public required ImmutableArray<int> Order { get; init; }

    /// <summary>Another order of the same rules.</summary>
    public required ImmutableArray<int> OtherOrder { get; init; }

    /// <summary>The rules in the order of the case.</summary>
    public ImmutableArray<CallRule> Arrange(ImmutableArray<CallRule> book) => Arrange(book, Order);

    /// <summary>The same rules in the other order.</summary>
    public ImmutableArray<CallRule> ArrangeOtherwise(ImmutableArray<CallRule> book) => Arrange(book, OtherOrder);

    public override string ToString() =>
        $"order {string.Join(",", Order)} or {string.Join(",", OtherOrder)}, host {string.Join("; ", Host.Select(rule => $"{rule.Name} {rule.Conduct} {rule.Basis} {rule.ChangesAt} needs {rule.NeededFacts.Length}"))}{Environment.NewLine}{World}";

    private ImmutableArray<CallRule> Arrange(ImmutableArray<CallRule> book, ImmutableArray<int> order)
    {
        ImmutableArray<CallRule> all = [.. book, .. Host];
        return [.. order.Where(place => place < all.Length).Select(place => all[place])];
    }
}
