namespace TelemarketingCompliance.Indexing.Tests;

/// <summary>A group says what its indexes say, however many there are, one by one and in a batch.</summary>
public sealed class RegisterIndexGroupTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 0)]
    [InlineData(15, 1)]
    [InlineData(32, 0)]
    [InlineData(33, 2)]
    [InlineData(70, 1)]
    public void A_group_answers_as_each_of_its_indexes_does(int consultations, int full)
    {
        Random random = new(consultations);
        RegisterIndex[] indexes = [.. Consultations(random, consultations), .. Enumerable.Range(0, full).Select(i => Full(random, i))];
        random.Shuffle(indexes);

        RegisterIndexGroup group = RegisterIndexGroup.Create([.. indexes]);

        AssertAgrees(group, indexes, random);
    }

    [Fact]
    public void A_group_that_takes_over_from_another_answers_like_a_new_one_and_keeps_its_tables()
    {
        Random random = new(4);
        RegisterIndex[] indexes = [.. Consultations(random, 80)];
        RegisterIndexGroup before = RegisterIndexGroup.Create([.. indexes[..70]]);

        // The full register in front moves every place by one.
        RegisterIndex[] now = [Full(random, 1), .. indexes];
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        RegisterIndexGroup fresh = RegisterIndexGroup.Create([.. now]);
        long anew = GC.GetAllocatedBytesForCurrentThread() - allocated;
        RegisterIndexGroup after = RegisterIndexGroup.Create([.. now], before);
        long taken = GC.GetAllocatedBytesForCurrentThread() - allocated - anew;

        AssertAgrees(after, now, random);
        Assert.Equal(fresh.TableBytes, after.TableBytes);
        Assert.True(taken < anew / 2, $"taking over allocated {taken} bytes, building anew {anew}");
    }

    [Fact]
    public void Looking_up_one_number_allocates_nothing()
    {
        Random random = new(9);
        RegisterIndexGroup group = RegisterIndexGroup.Create([.. Consultations(random, 15)]);
        RegisterIndexMatch[] matches = new RegisterIndexMatch[15];
        ulong[] keys = [.. Keys(random, 500)];

        long before = GC.GetAllocatedBytesForCurrentThread();
        int found = 0;

        foreach (ulong key in keys)
            found += group.Find(key, matches);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(found > 0);
    }

    private static void AssertAgrees(RegisterIndexGroup group, RegisterIndex[] indexes, Random random)
    {
        ulong[] keys = [0, 1, ulong.MaxValue, 1_000_000_000_000_000, .. Keys(random, 9_000), .. indexes.SelectMany(index => index.Listed.Take(20).Concat(index.Clear.Take(20)))];
        RegisterIndexMatch[] batch = new RegisterIndexMatch[keys.Length];
        RegisterIndexMatch[] matches = new RegisterIndexMatch[indexes.Length];
        group.Find(keys, batch);

        for (int i = 0; i < keys.Length; i++)
        {
            RegisterIndexMatch[] expected =
                [.. indexes.Select((index, place) => new RegisterIndexMatch(place, index.Answer(keys[i]))).Where(match => match.Answer != RegisterIndexAnswer.NotAsked)];
            int count = group.Find(keys[i], matches);
            Assert.Equal(expected, matches[..count].OrderBy(match => match.Index));

            if (batch[i].MayHaveOthers)
                Assert.Equal(RegisterIndexMatch.Several, batch[i]);
            else
                Assert.Equal(expected.Length == 0 ? RegisterIndexMatch.None : Assert.Single(expected), batch[i]);
        }
    }

    // Generated numbers, close together so that many stand in several indexes.
    private static IEnumerable<ulong> Keys(Random random, int count) => Enumerable.Range(0, count).Select(_ => 390_600_000_000 + (ulong)random.Next(20_000));

    private static IEnumerable<RegisterIndex> Consultations(Random random, int count) => Enumerable.Range(0, count).Select(i =>
    {
        HashSet<ulong> listed = [.. Keys(random, random.Next(400))];
        HashSet<ulong> clear = [.. Keys(random, random.Next(400)).Where(key => !listed.Contains(key))];
        return RegisterIndex.InMemory(
            new RegisterMetadata { Register = "it-rpo", Controller = "acme", ProcessedAt = Start.AddDays(i) }, listed.Select(key => (key, (DateOnly?)null)), clear);
    });

    private static RegisterIndex Full(Random random, int i) => RegisterIndex.InMemory(
        new RegisterMetadata { Register = "it-rpo", ProcessedAt = Start.AddDays(i), Coverage = [NumberRange.OfPrefix(39060000, 12)] },
        Keys(random, 300).Distinct().Select(key => (key, (DateOnly?)null)),
        []);
}
