using System.Collections.Immutable;
using FsCheck.Xunit;
using TelemarketingCompliance.Tests.Laws.Generators;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>Law 4: the same question, instant, edition and facts give the same decision, byte for byte.</summary>
[Properties(Arbitrary = [typeof(LawArbitraries)], QuietOnSuccess = true)]
public sealed class ReplayLawTests
{
    private readonly LawEngine engine = new(LawBook.Of(Explained.Law));

    [Property(MaxTest = 400, Replay = "20260524,1")]
    public async Task The_same_facts_give_the_same_bytes_again_after_other_calls_were_decided(World world, World other)
    {
        FactBatch batch = await engine.GatherAsync(world);
        string first = engine.Engine.Explain(batch[0], world.At).ToJson();
        FactBatch others = await engine.GatherAsync(other);
        engine.Decide(others[0], other.At);
        engine.Engine.Explain(others[0], other.At);
        engine.Decide(batch[0], other.At);
        string again = engine.Engine.Explain(batch[0], world.At).ToJson();

        Assert.Equal(first, again);
    }

    [Property(MaxTest = 400, Replay = "20260524,3")]
    public async Task Another_engine_whose_ledgers_were_filled_in_another_order_gives_the_same_bytes(BookCase book)
    {
        World shuffled = book.World with
        {
            Consents = Reversed(book.World.Consents),
            Contracts = Reversed(book.World.Contracts),
            Requests = Reversed(book.World.Requests),
            Blacklist = Reversed(book.World.Blacklist),
            Directory = Reversed(book.World.Directory),
            Revocations = Reversed(book.World.Revocations),
        };

        string one = (await Explained.DecideAsync(book)).ToJson();
        string other = (await Explained.DecideAsync(book with { World = shuffled })).ToJson();

        Assert.Equal(one, other);
    }

    private static ImmutableArray<T> Reversed<T>(ImmutableArray<T> all) => [.. all.Reverse()];
}
