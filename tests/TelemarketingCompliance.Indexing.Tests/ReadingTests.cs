using System.Text;

namespace TelemarketingCompliance.Indexing.Tests;

public sealed class ReadingTests
{
    [Fact]
    public void Look_ups_allocate_nothing()
    {
        using ScratchFolder folder = new();
        ulong[] keys = Samples.Clustered(1, 5_000);
        Samples.BuildRegister(folder["register"], keys.AsSpan(0, 2_000), keys.AsSpan(2_000));
        RegisterIndex index = RegisterIndex.Open(folder["register"]);
        RegisterIndexAnswer[] answers = new RegisterIndexAnswer[keys.Length];
        index.Answer(keys, answers);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 100; i++)
        {
            index.Answer(keys[i]);
            index.Detail(keys[i]);
            index.Answer(keys, answers);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_long_list_in_any_order_gets_the_answers_of_single_look_ups()
    {
        using ScratchFolder folder = new();
        ulong[] keys = Samples.Clustered(2, 120_000);
        Samples.BuildRegister(folder["register"], keys.AsSpan(0, 50_000), keys.AsSpan(50_000));
        RegisterIndex index = RegisterIndex.Open(folder["register"]);
        ulong[] list = [.. keys, .. keys.Select(key => key + 1), .. Samples.Scattered(3, 1_000), 0, ulong.MaxValue, Keys.Max, Keys.Max + 1];
        RegisterIndexAnswer[] answers = new RegisterIndexAnswer[list.Length];

        index.Answer(list, answers);

        Assert.Equal(list.Select(index.Answer), answers);
        Array.Sort(list);
        index.Answer(list, answers);
        Assert.Equal(list.Select(index.Answer), answers);
    }

    [Theory]
    [InlineData(IndexAccess.Resident)]
    [InlineData(IndexAccess.Mapped)]
    public async Task Readers_never_see_half_of_two_files_while_an_index_is_swapped(IndexAccess access)
    {
        using ScratchFolder folder = new();
        ulong[] keys = Samples.Clustered(4, 3_000);
        IndexOpenOptions options = new() { Access = access };
        Samples.BuildRegister(folder["even"], keys, []);
        Samples.BuildRegister(folder["odd"], [], keys);
        RegisterIndex current = RegisterIndex.Open(folder["even"], options);
        using CancellationTokenSource stop = new();
        Task<long>[] readers = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadUntil(() => Volatile.Read(ref current), keys, stop.Token)))];

        for (int i = 1; i <= 100; i++)
        {
            File.Copy(folder[i % 2 == 0 ? "even" : "odd"], folder["next"], overwrite: true);
            File.Move(folder["next"], folder["live"], overwrite: true);
            Volatile.Write(ref current, RegisterIndex.Open(folder["live"], options));

            if (i % 25 == 0)
                GC.Collect();
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(readers), torn => Assert.Equal(0, torn));
    }

    [Fact]
    public void A_mapped_file_that_is_written_into_is_refused()
    {
        using ScratchFolder folder = new();
        Samples.BuildSet(folder["set"], [39, 40]);
        NumberSet set = NumberSet.Open(folder["set"], new IndexOpenOptions { Access = IndexAccess.Mapped });
        Assert.True(set.Contains(39));
        File.SetLastWriteTimeUtc(folder["set"], DateTime.UnixEpoch);

        IndexException refusal = Assert.Throws<IndexException>(() => set.Contains([39, 40], new bool[2]));

        Assert.Equal(IndexError.Changed, refusal.Error);
    }

    [Fact]
    public void Lines_of_digits_are_read_and_others_are_counted()
    {
        string text = "+390612345678\r\n393331234567\n\n+\nabc\n+39 06\n1234567890123456\n999999999999999\n7\n0\n12345678\n123456789\n+44";
        NumberLineReader reader = new(new MemoryStream(Encoding.ASCII.GetBytes(text)));
        ulong[] keys = new ulong[100];

        int read = reader.Read(keys);

        Assert.Equal([390612345678, 393331234567, 999999999999999, 7, 12345678, 123456789, 44], keys.AsSpan(0, read).ToArray());
        Assert.Equal(5, reader.Refused);
        Assert.Equal(0, reader.Read(keys));
    }

    [Fact]
    public void Long_texts_and_long_lines_are_read_across_buffers()
    {
        ulong[] keys = Samples.Scattered(8, 20_000);
        string text = string.Join('\n', keys) + "\n" + new string('1', 200_000) + "\n39\n";
        NumberLineReader reader = new(new MemoryStream(Encoding.ASCII.GetBytes(text)));
        ulong[] read = new ulong[keys.Length + 10];

        int count = reader.Read(read);

        Assert.Equal([.. keys, 39UL], read.AsSpan(0, count).ToArray());
        Assert.True(reader.Refused >= 1);
    }

    [Fact]
    public void Portable_and_vector_paths_agree()
    {
        Random random = new(5);

        for (int i = 0; i < 2_000; i++)
        {
            ulong word = (ulong)random.NextInt64() & (ulong)random.NextInt64();
            int rank = random.Next(Math.Max(1, System.Numerics.BitOperations.PopCount(word)));

            if (word != 0)
                Assert.Equal(Bits.Select(word, rank), Bits.SelectByBytes(word, rank));
        }
    }

    private static long ReadUntil(Func<RegisterIndex> current, ulong[] keys, CancellationToken stop)
    {
        RegisterIndexAnswer[] answers = new RegisterIndexAnswer[keys.Length];
        long torn = 0;

        while (!stop.IsCancellationRequested)
        {
            current().Answer(keys, answers);
            torn += answers.AsSpan().ContainsAnyExcept(answers[0]) || answers[0] == RegisterIndexAnswer.NotAsked ? 1 : 0;
        }

        return torn;
    }
}
