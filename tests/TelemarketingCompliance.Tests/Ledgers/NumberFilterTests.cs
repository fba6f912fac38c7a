namespace TelemarketingCompliance.Tests.Ledgers;

/// <summary>A filter may take an absent number for one that is there, and never the other way round.</summary>
public sealed class NumberFilterTests
{
    private const int Count = 200_000;

    // Italian mobiles as a list holds them: clustered.
    private static readonly E164Number[] Numbers = [.. Enumerable.Range(0, 2 * Count).Select(i => E164Number.FromDigits(393_200_000_000UL + ((ulong)i * 97)))];

    [Fact]
    public void A_number_that_was_added_is_never_denied_and_of_the_others_few_are_not()
    {
        NumberFilter filter = Filled();

        Assert.All(Numbers[..Count], number => Assert.True(filter.MayHold(number)));
        Assert.InRange(Numbers[Count..].Count(filter.MayHold), 0, Count / 20);
    }

    [Fact]
    public void A_full_filter_says_so_and_one_made_of_the_same_numbers_has_room_again()
    {
        NumberFilter filter = new([]);
        int taken = Numbers.TakeWhile(filter.TryAdd).Count();

        NumberFilter larger = new(Numbers[..taken]);

        Assert.InRange(taken, 1, Count);
        Assert.All(Numbers[..taken], number => Assert.True(larger.MayHold(number)));
        Assert.True(larger.TryAdd(Numbers[taken]));
    }

    private static NumberFilter Filled()
    {
        NumberFilter filter = new([]);
        for (int i = 0; i < Count; i++)
        {
            if (!filter.TryAdd(Numbers[i]))
                filter = new NumberFilter(Numbers[..(i + 1)]);
        }

        return filter;
    }
}
