using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.RuleBooks;

public sealed class RuleBookTests
{
    private static readonly Instant First = Instant.FromUtc(2024, 1, 1, 0, 0);
    private static readonly Instant Second = Instant.FromUtc(2025, 1, 1, 0, 0);

    [Fact]
    public void Editions_follow_each_other_without_a_gap_and_changes_before_the_first_date_are_ignored()
    {
        RuleBook book = Book(Second, First - Duration.FromDays(1), Second, First);

        Assert.Equal([(First, (Instant?)Second), (Second, null)], book.Editions.Select(edition => (edition.From, edition.To)));
        Assert.Null(book.At(First - Duration.Epsilon));
        Assert.Same(book.Editions[0], book.At(First));
        Assert.Same(book.Editions[0], book.At(Second - Duration.Epsilon));
        Assert.Same(book.Editions[1], book.At(Second));
    }

    [Fact]
    public void Every_edition_is_built_at_once_so_that_a_fault_shows_today() =>
        Assert.Throws<InvalidOperationException>(() => new RuleBook(
            "XX", ["XX"], DateTimeZone.Utc, First, [Instant.FromUtc(2099, 1, 1, 0, 0)], at => at.ToUnixTimeTicks() > Second.ToUnixTimeTicks() ? throw new InvalidOperationException() : []));

    [Fact]
    public void A_book_that_covers_nothing_is_refused() =>
        Assert.Contains("`XX` covers no region", Assert.Throws<ArgumentException>(() => new RuleBook("XX", [], DateTimeZone.Utc, First, [], _ => [])).Message, StringComparison.Ordinal);

    private static RuleBook Book(params Instant[] changes) => new("XX", ["XX"], TestBook.Rome, First, changes, _ => []);
}
