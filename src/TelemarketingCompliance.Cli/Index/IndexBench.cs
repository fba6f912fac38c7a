namespace TelemarketingCompliance.Cli.Index;

/// <summary>Measures one file.</summary>
internal static class IndexBench
{
    private const int MostQuestions = 1 << 20;
    private const int BatchSize = 4096;

    public static Report Run(string path, int rounds, TimeProvider clock, CancellationToken cancellationToken)
    {
        RegisterIndex index = RegisterIndex.Open(path);
        ulong[] questions = Questions(index);
        RegisterIndexAnswer[] answers = new RegisterIndexAnswer[BatchSize];

        if (questions.Length == 0)
            throw RefusalException.Input("the file holds no number to ask about");

        return new Report()
            .Add("numbers", index.ListedCount + index.ClearCount)
            .Add("questions", questions.Length)
            .Add("openResidentMs", Median(() => RegisterIndex.Open(path)) * 1000)
            .Add("openMappedMs", Median(() => RegisterIndex.Open(path, new IndexOpenOptions { Access = IndexAccess.Mapped })) * 1000)
            .Add("singleNs", Median(() => Singles(index, questions)) * 1e9 / questions.Length)
            .Add("batchNs", Median(() => Batches(index, questions, answers)) * 1e9 / questions.Length);

        double Median(Action work)
        {
            double[] seconds = new double[rounds];
            work();

            for (int i = 0; i < rounds; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                long began = clock.GetTimestamp();
                work();
                seconds[i] = clock.GetElapsedTime(began).TotalSeconds;
            }

            Array.Sort(seconds);
            return seconds[rounds / 2];
        }
    }

    // Numbers of the file spread over it, each with a neighbour that is most likely not in it; shuffled with a fixed seed.
    private static ulong[] Questions(RegisterIndex index)
    {
        long step = Math.Max(1, (index.ListedCount + index.ClearCount) / (MostQuestions / 2));
        Random random = new(1);
        List<ulong> questions = [];
        long at = 0;

        foreach (ulong key in index.Listed.Concat(index.Clear))
        {
            if (at++ % step != 0)
                continue;

            questions.Add(key);
            questions.Add(key + (ulong)random.Next(1, 100_000));
        }

        ulong[] shuffled = [.. questions];
        random.Shuffle(shuffled);
        return shuffled;
    }

    private static void Singles(RegisterIndex index, ulong[] questions)
    {
        int listed = 0;

        foreach (ulong question in questions)
            listed += index.Answer(question) == RegisterIndexAnswer.Listed ? 1 : 0;

        GC.KeepAlive(listed);
    }

    private static void Batches(RegisterIndex index, ulong[] questions, RegisterIndexAnswer[] answers)
    {
        for (int at = 0; at < questions.Length; at += BatchSize)
            index.Answer(questions.AsSpan(at, Math.Min(BatchSize, questions.Length - at)), answers);
    }
}
