using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Registers;

/// <summary>Files swapped a thousand times while every core asks: no question fails, none sees half of a swap, and memory stays flat.</summary>
[Collection(nameof(SwapStressTests))]
public sealed class SwapStressTests
{
    private const int Swaps = 1_000;
    private const int Count = 2_000;

    [Fact]
    public async Task A_thousand_swaps_under_look_ups_on_all_cores_fail_none_tear_none_and_leak_nothing()
    {
        using RegisterFiles files = new();
        using RegisterFiles aside = new();
        E164Number[] numbers = [.. Enumerable.Range(0, Count).Select(i => E164Number.FromDigits(390600000000 + ((ulong)i * 7)))];

        // Two editions of one file: whoever is listed in one is clear in the other, so that a torn batch shows both.
        aside.Put("even", Edition("even", numbers, listed: 0));
        aside.Put("odd", Edition("odd", numbers, listed: 1));
        files.Put("swapped", Edition("even", numbers, listed: 0));
        for (int day = 2; day < 6; day++)
            files.Put($"day-{day}", RegisterFiles.Clear(day, numbers));
        RegisterSet register = RegisterSet.Open("it-rpo", files.Path);

        await AskedAsync(register, numbers, () => SwapAsync(register, files, aside, first: 0, Swaps / 10));
        long early = GC.GetTotalMemory(forceFullCollection: true);
        await AskedAsync(register, numbers, () => SwapAsync(register, files, aside, first: Swaps / 10, Swaps));
        long late = GC.GetTotalMemory(forceFullCollection: true);

        // Keeping every edition with its table would take 30 MB more, every tenth 3 MB.
        Assert.True(late - early < 1_000_000, $"memory grew by {late - early} bytes");
    }

    private static async Task AskedAsync(RegisterSet register, E164Number[] numbers, Func<Task> swap)
    {
        using CancellationTokenSource done = new();
        Task<long>[] askers = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Factory.StartNew(
            () => AskUntil(register, numbers, done.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        await swap();
        await done.CancelAsync();
        Assert.All(await Task.WhenAll(askers), batches => Assert.True(batches > 0, "somebody asked nothing"));
    }

    private static async Task SwapAsync(RegisterSet register, RegisterFiles files, RegisterFiles aside, int first, int end)
    {
        for (int swap = first; swap < end; swap++)
        {
            string edition = swap % 2 == 0 ? "odd" : "even";
            File.Copy(aside.PathOf(edition), files.PathOf(".next"), overwrite: true);
            File.Move(files.PathOf(".next"), files.PathOf("swapped"), overwrite: true);

            RegisterReload reload = await register.ReloadAsync(TestContext.Current.CancellationToken);

            Assert.Equal(["swapped"], reload.Replaced);
            Assert.Equal(4, reload.Kept.Length);
            Assert.Empty(reload.Refused);
        }
    }

    // At least one question, also when the swaps were quicker.
    private static long AskUntil(RegisterSet register, E164Number[] numbers, CancellationToken done)
    {
        RegisterAnswer[] answers = new RegisterAnswer[numbers.Length];
        long batches = 0;
        do
        {
            register.Answer(numbers, TestWorld.Acme, TestWorld.Now, answers);
            string edition = answers[0].Consultation!;
            for (int i = 0; i < answers.Length; i++)
                Check(answers[i], i, edition);

            int one = (int)(batches % numbers.Length);
            RegisterAnswer alone = register.Answer(numbers[one], TestWorld.Acme, TestWorld.Now);
            Check(alone, one, alone.Consultation!);
            batches++;
        }
        while (!done.IsCancellationRequested);

        return batches;
    }

    private static void Check(RegisterAnswer answer, int place, string edition)
    {
        bool isListed = place % 2 == (edition == "even" ? 0 : 1);
        if (answer.Consultation != edition
            || answer.Kind != (isListed ? RegisterAnswerKind.Listed : RegisterAnswerKind.Clear)
            || answer.ProcessedAt != TestWorld.DaysAgo(1)
            || answer.LastClearAt != (isListed ? TestWorld.DaysAgo(2) : TestWorld.DaysAgo(1)))
            throw new InvalidOperationException($"a torn answer: {answer}, in a batch of `{edition}`");
    }

    private static RegisterConsultation Edition(string name, E164Number[] numbers, int listed) => RegisterConsultation.FromAnswers(
        RegisterFiles.Header(1) with { Reference = name }, numbers.Select((number, i) => (number, i % 2 == listed, (LocalDate?)null)));
}

/// <summary>Measures memory, and therefore runs alone.</summary>
[CollectionDefinition(nameof(SwapStressTests), DisableParallelization = true)]
public sealed class SwapStressAlone;
