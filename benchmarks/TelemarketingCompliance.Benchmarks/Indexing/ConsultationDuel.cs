using System.Globalization;

namespace TelemarketingCompliance.Benchmarks.Indexing;

/// <summary>5 million asked numbers, 30 % listed: the register against a dictionary from number to answer.</summary>
internal static class ConsultationDuel
{
    public static void Run(int rounds, string path)
    {
        ulong[] asked = KeyGenerator.Asked5m();
        bool[] isListed = KeyGenerator.Listed(asked.Length);
        ulong[] listed = [.. asked.Where((_, i) => isListed[i])];
        ulong[] clear = [.. asked.Where((_, i) => !isListed[i])];
        double bound = ((Entropy.BlockBound(listed) * listed.Length) + (Entropy.BlockBound(clear) * clear.Length)) / asked.Length;
        RegisterMetadata metadata = new() { Register = "it-rpo", Controller = "acme", ProcessedAt = DateTimeOffset.UnixEpoch };
        IndexBuildResult result;

        using (RegisterIndexBuilder builder = new(path, metadata))
        {
            builder.AddListed(listed);
            builder.AddClear(clear);
            result = builder.Build();
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{asked.Length} asked, {listed.Length} listed; block bounds: listed {Entropy.BlockBound(listed):F3}, clear {Entropy.BlockBound(clear):F3}, together {bound:F3} bits an asked number; {result.Bytes} bytes, {result.BitsPerNumber:F3} bits, {result.BitsPerNumber / bound:F3} of the bound"));
        Dictionary<ulong, byte> dictionary = new(asked.Length);

        for (int i = 0; i < asked.Length; i++)
            dictionary[asked[i]] = (byte)(isListed[i] ? 2 : 1);

        RegisterIndex index = RegisterIndex.Open(path);
        ulong[] list = QueryList.Of(asked, 10_000_000, 8);
        RegisterIndexAnswer[] answers = new RegisterIndexAnswer[1_000_000];
        List<Competitor> competitors =
        [
            new("Dictionary loop", keys =>
            {
                long sum = 0;

                foreach (ulong key in keys.Span)
                    sum += dictionary.TryGetValue(key, out byte answer) ? answer : 0;

                return sum;
            }),
            new("register single", keys =>
            {
                long sum = 0;

                foreach (ulong key in keys.Span)
                    sum += (byte)index.Answer(key);

                return sum;
            }),
            new("register batch of 4096", keys => Batches(index, keys.Span, 4096, answers)),
            new("register batch of 1M", keys => Batches(index, keys.Span, 1_000_000, answers)),
        ];
        Console.WriteLine("ns a question, slices of 1,000,000, half of them asked");
        new Duel(competitors, rounds).Run(list, 1_000_000);
    }

    private static long Batches(RegisterIndex index, ReadOnlySpan<ulong> keys, int size, RegisterIndexAnswer[] answers)
    {
        long sum = 0;

        for (int at = 0; at < keys.Length; at += size)
        {
            int count = Math.Min(size, keys.Length - at);
            index.Answer(keys.Slice(at, count), answers);

            for (int i = 0; i < count; i++)
                sum += (byte)answers[i];
        }

        return sum;
    }
}
