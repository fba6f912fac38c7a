namespace TelemarketingCompliance.Indexing.Tests.Laws;

/// <summary>An index answers as a dictionary from number to answer does.</summary>
public sealed class DictionaryLawTests
{
    public static TheoryData<string, int, IndexProfile> Sets()
    {
        TheoryData<string, int, IndexProfile> data = [];

        foreach (IndexProfile profile in Enum.GetValues<IndexProfile>())
        {
            foreach (int count in (int[])[0, 1, 2, 59, 60, 61, 1_000, 20_000])
            {
                data.Add("clustered", count, profile);
                data.Add("scattered", count, profile);
                data.Add("full", count, profile);
                data.Add("thin", count, profile);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_set_contains_what_was_put_in_and_nothing_else(string shape, int count, IndexProfile profile)
    {
        using ScratchFolder folder = new();
        ulong[] keys = Shape(shape, count);
        Samples.BuildSet(folder["set"], keys, profile);

        NumberSet set = NumberSet.Open(folder["set"], new IndexOpenOptions { Verification = IndexVerification.Full });

        HashSet<ulong> model = [.. keys];
        ulong[] probes = Probes(keys, count);
        bool[] found = new bool[probes.Length];
        set.Contains(probes, found);
        Assert.Equal(model.Count, set.Count);
        Assert.Equal(model.Order(), set.Members);

        for (int i = 0; i < probes.Length; i++)
        {
            Assert.True(model.Contains(probes[i]) == set.Contains(probes[i]), $"probe {i}");
            Assert.True(model.Contains(probes[i]) == found[i], $"probe {i} of the batch");
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_register_answers_as_a_dictionary_does(string shape, int count, IndexProfile profile)
    {
        using ScratchFolder folder = new();
        ulong[] asked = Shape(shape, count);
        Dictionary<ulong, RegisterIndexAnswer> model = asked.Select((key, i) => (key, i)).ToDictionary(
            at => at.key, at => at.i % 3 == 0 ? RegisterIndexAnswer.Listed : RegisterIndexAnswer.Clear);
        ulong[] listed = [.. model.Where(pair => pair.Value == RegisterIndexAnswer.Listed).Select(pair => pair.Key)];
        ulong[] clear = [.. model.Where(pair => pair.Value == RegisterIndexAnswer.Clear).Select(pair => pair.Key)];
        Samples.BuildRegister(folder["register"], listed, clear, profile: profile);

        RegisterIndex index = RegisterIndex.Open(folder["register"]);

        ulong[] probes = Probes(asked, count);
        RegisterIndexAnswer[] answers = new RegisterIndexAnswer[probes.Length];
        index.Answer(probes, answers);
        Assert.Equal(listed.Order(), index.Listed);
        Assert.Equal(clear.Order(), index.Clear);

        for (int i = 0; i < probes.Length; i++)
        {
            RegisterIndexAnswer expected = model.GetValueOrDefault(probes[i]);
            Assert.True(expected == index.Answer(probes[i]), $"probe {i}");
            Assert.True(expected == answers[i], $"probe {i} of the batch");
        }
    }

    private static ulong[] Shape(string shape, int count) => shape switch
    {
        "clustered" => Samples.Clustered(count + 1, count),
        "scattered" => Samples.Scattered(count + 2, count),
        "full" => [.. Enumerable.Range(0, count).Select(i => 39_06_0000_0000 + (ulong)i)],
        _ => [.. Enumerable.Range(1, count).Select(i => (ulong)i * 7_919)],
    };

    private static ulong[] Probes(ulong[] keys, int seed)
    {
        Random random = new(seed);
        ulong[] probes = [0, 1, 999, 39, Keys.Max, Keys.Max + 1, ulong.MaxValue, .. keys, .. keys.Select(key => key + 1), .. keys.Select(key => key - 1),
            .. Samples.Scattered(seed, 1_000), .. keys.Take(500).Select(key => key + (ulong)random.Next(20_000))];
        random.Shuffle(probes);
        return probes;
    }
}
