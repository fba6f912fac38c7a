using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

/// <summary>A fact of the host: how many complaints of the person are open.</summary>
internal static class ShopFacts
{
    public static FactKey<int> OpenComplaints { get; } = new(
        "shop.open-complaints",
        new("shop.complaints-unavailable", "the complaints could not be read", "non è stato possibile leggere i reclami"),
        ShopJson.Default.Int32,
        "AddSource(new ComplaintSource(…))");
}

[JsonSerializable(typeof(int))]
internal sealed partial class ShopJson : JsonSerializerContext;

internal sealed class ComplaintSource(Func<SubjectId, CancellationToken, ValueTask<int>> countOpen) : FactSource
{
    public override string Name => "complaints";

    public override ImmutableArray<FactKey> Provides { get; } = [ShopFacts.OpenComplaints];

    public override Duration TimeLimit => Duration.FromMilliseconds(200);

    public override async ValueTask GatherAsync(FactGathering gathering, CancellationToken cancellationToken)
    {
        for (int row = 0; row < gathering.Requests.Length; row++)
        {
            if (gathering.Requests[row].Subject is { } subject)
                gathering.Set(ShopFacts.OpenComplaints, row, await countOpen(subject, cancellationToken));
            else
                gathering.SetUnavailable(ShopFacts.OpenComplaints, row);
        }
    }
}

internal sealed class NoSaleDuringComplaintRule : CallRule
{
    private static readonly ReasonCode Open = new(
        "shop.complaint-open", "the person has {count} open complaints", "la persona ha {count} reclami aperti");

    public override string Name => "shop-complaint";

    public override int Revision => 1;

    public override ImmutableArray<FactKey> Needs { get; } = [ShopFacts.OpenComplaints];

    public override ImmutableArray<ReasonCode> Reasons { get; } = [Open];

    public override bool ReadsCallee => false;

    public override bool Applies(in CallContext call) => call.Purpose.IsMarketing();

    protected override Finding Evaluate(in CallContext call)
    {
        call.Facts.TryGet(ShopFacts.OpenComplaints, out int count);
        return count > 0 ? Finding.Block(Open) : Finding.Pass();
    }

    protected override void Detail(in CallContext call, in Finding finding, FindingDetails details)
    {
        if (call.Facts.TryGet(ShopFacts.OpenComplaints, out int count))
            details.Add("count", count);
    }
}

internal static class ShopEngine
{
    internal static ComplianceEngine Create(InMemoryStores stores, RegisterSet register, Func<SubjectId, CancellationToken, ValueTask<int>> countOpen) =>
        ComplianceEngine.Create(engine => engine
            .AddItaly()
            .AddRegister(register)
            .UseInMemoryStores(stores)
            .AddSource(new ComplaintSource(countOpen))
            .AddRule(new NoSaleDuringComplaintRule()));
}
