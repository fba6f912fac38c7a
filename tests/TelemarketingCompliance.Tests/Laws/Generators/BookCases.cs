using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace TelemarketingCompliance.Tests.Laws.Generators;

/// <summary>Calls with generated rule books.</summary>
public static class BookCases
{
    private const int BookRules = 11;
    private const int MostRules = BookRules + 4;

    /// <summary>Any subset of the book in any order, with any rules of the host.</summary>
    public static Gen<BookCase> Any { get; } =
        from world in Worlds.Any
        from host in HostRules.Any
        from whole in Some.Percent(50)
        from kept in Gen.SubListOf(Enumerable.Range(0, BookRules).ToArray())
        let places = (whole ? Enumerable.Range(0, BookRules) : kept).Concat(Enumerable.Range(BookRules, MostRules - BookRules)).ToArray()
        from order in Gen.Shuffle(places)
        from other in Gen.Shuffle(places)
        select new BookCase { World = world, Host = host, Order = [.. order], OtherOrder = [.. other] };

    /// <summary>The whole book, with rules of the host that open and close.</summary>
    public static Gen<BookCase> WithWindows { get; } =
        from world in Worlds.Any
        from host in HostRules.Windows
        let places = ImmutableArray.CreateRange(Enumerable.Range(0, MostRules))
        select new BookCase { World = world, Host = host, Order = places, OtherOrder = places };

    public static Arbitrary<BookCase> Arbitrary { get; } = Arb.From(Any, Smaller);

    private static IEnumerable<BookCase> Smaller(BookCase book) => World.Smaller(book.World).Select(world => book with { World = world });
}
