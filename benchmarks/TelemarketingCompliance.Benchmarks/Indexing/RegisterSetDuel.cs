using System.Diagnostics;
using System.Globalization;
using NodaTime;

namespace TelemarketingCompliance.Benchmarks.Indexing;

/// <summary>150 daily files of ten controllers against one file: a controller's newest answers in one, and one day's.</summary>
internal sealed class RegisterSetDuel
{
    private const int Slice = 1_000_000;
    private const int Batch = 4096;

    private static readonly Instant At = Instant.FromUnixTimeSeconds(0) + Duration.FromDays(30);

    private readonly RegisterSet set;
    private readonly RegisterIndex merged;
    private readonly RegisterIndex day;
    private readonly ulong[][] questions;
    private readonly ulong[] ofDay;
    private readonly RegisterIndexAnswer[] said = new RegisterIndexAnswer[Batch];
    private readonly RegisterAnswer[] answers = new RegisterAnswer[Batch];

    private RegisterSetDuel(RegisterSetFiles files, ulong[][] asked)
    {
        questions = [.. asked.Select((keys, i) => QueryList.Of(keys, Slice, 900 + i))];
        merged = RegisterIndex.Open(files.Merged);
        day = RegisterIndex.Open(Path.Combine(files.Folder, RegisterSetFiles.FileOf(0, 0)));
        ofDay = QueryList.Of([.. day.Listed.Concat(day.Clear).Order()], Slice, 800);
        set = Load(files.Folder);
    }

    /// <summary>Takes part in what is measured, so that nothing is optimised away.</summary>
    public long Sum { get; private set; }

    public static void Run(int rounds, string folder)
    {
        RegisterSetFiles files = new(folder);
        RegisterSetDuel duel = new(files, files.Write());
        duel.Check();
        Console.WriteLine("ns a question, half of them asked; the set of 150 files gives the newest answer with instant and reference, the files a bare answer");
        List<Competitor> single =
        [
            new("one file of 4.5 M", duel.Timed(keys => duel.Single(duel.merged, keys))),
            new("one file of a day", duel.Timed(_ => duel.Single(duel.day, duel.ofDay))),
            new("set, one controller", duel.Timed(keys => duel.SingleOfSet(keys))),
            new("set, ten in turn", duel.Timed(_ => duel.SingleInTurn())),
        ];
        new Duel(single, rounds).Run(duel.questions[0], Slice);
        Console.WriteLine("the same in batches of 4,096");
        List<Competitor> batches =
        [
            new("one file of 4.5 M", duel.Timed(keys => duel.Batches(duel.merged, keys))),
            new("one file of a day", duel.Timed(_ => duel.Batches(duel.day, duel.ofDay))),
            new("set, one controller", duel.Timed(keys => duel.BatchesOfSet(keys))),
            new("set, ten in turn", duel.Timed(_ => duel.BatchesInTurn())),
        ];
        new Duel(batches, rounds).Run(duel.questions[0], Slice);
    }

    private static RegisterSet Load(string folder)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        double cpu = ThreadClock.Nanoseconds();
        Stopwatch watch = Stopwatch.StartNew();
        RegisterSet set = RegisterSet.Open("it-rpo", folder);
        double opened = watch.Elapsed.TotalSeconds;
        cpu = (ThreadClock.Nanoseconds() - cpu) / 1e9;
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;
        long files = set.Consultations.Sum(one => one.Index.Bytes);
        long numbers = set.Consultations.Sum(one => one.ListedCount + one.ClearCount);
        watch.Restart();
        set.ReloadAsync().GetAwaiter().GetResult();
        double unchanged = watch.Elapsed.TotalSeconds;
        string newest = Path.Combine(folder, RegisterSetFiles.FileOf(0, RegisterSetFiles.Days - 1));
        File.Move(newest, newest + "x");
        watch.Restart();
        set.ReloadAsync().GetAwaiter().GetResult();
        double renamed = watch.Elapsed.TotalSeconds;
        File.Move(newest + "x", newest);
        set.ReloadAsync().GetAwaiter().GetResult();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{set.Consultations.Length} files, {numbers} answers, {files} bytes; opened in {opened:F2} s ({cpu:F2} s of processor time); {held} bytes in memory, {(double)held / numbers:F2} an answer; reload {unchanged:F3} s unchanged, {renamed:F3} s with one file renamed"));
        return set;
    }

    private void Check()
    {
        foreach (ulong key in questions[0])
        {
            RegisterAnswerKind expected = merged.Answer(key) switch
            {
                RegisterIndexAnswer.Listed => RegisterAnswerKind.Listed,
                RegisterIndexAnswer.Clear => RegisterAnswerKind.Clear,
                _ => RegisterAnswerKind.NotAsked,
            };

            if (set.Answer(E164Number.FromDigits(key), RegisterSetFiles.Controller(0), At).Kind != expected)
                throw new InvalidOperationException("the set and the merged file differ");
        }
    }

    private Func<ReadOnlyMemory<ulong>, long> Timed(Func<ulong[], long> screen) => _ =>
    {
        Sum += screen(questions[0]);
        return 0;
    };

    private long Single(RegisterIndex index, ulong[] keys)
    {
        long sum = 0;

        foreach (ulong key in keys)
            sum += (byte)index.Answer(key);

        return sum;
    }

    private long Batches(RegisterIndex index, ulong[] keys)
    {
        long sum = 0;

        for (int at = 0; at < keys.Length; at += Batch)
        {
            int count = Math.Min(Batch, keys.Length - at);
            index.Answer(keys.AsSpan(at, count), said);
            sum += (byte)said[count - 1];
        }

        return sum;
    }

    private long SingleOfSet(ulong[] keys)
    {
        long sum = 0;
        PartyId controller = RegisterSetFiles.Controller(0);

        foreach (ulong key in keys)
            sum += (int)set.Answer(E164Number.FromDigits(key), controller, At).Kind;

        return sum;
    }

    private long SingleInTurn()
    {
        long sum = 0;
        PartyId[] controllers = [.. Enumerable.Range(0, RegisterSetFiles.Controllers).Select(RegisterSetFiles.Controller)];

        for (int i = 0, turn = 0; i < Slice; i++, turn = turn + 1 == controllers.Length ? 0 : turn + 1)
            sum += (int)set.Answer(E164Number.FromDigits(questions[turn][i]), controllers[turn], At).Kind;

        return sum;
    }

    private long BatchesOfSet(ulong[] keys)
    {
        long sum = 0;

        for (int at = 0; at < keys.Length; at += Batch)
            sum += Ask(keys.AsSpan(at, Math.Min(Batch, keys.Length - at)), RegisterSetFiles.Controller(0));

        return sum;
    }

    private long BatchesInTurn()
    {
        long sum = 0;

        for (int at = 0, turn = 0; at < Slice; at += Batch, turn = (turn + 1) % RegisterSetFiles.Controllers)
            sum += Ask(questions[turn].AsSpan(at, Math.Min(Batch, Slice - at)), RegisterSetFiles.Controller(turn));

        return sum;
    }

    private long Ask(ReadOnlySpan<ulong> keys, PartyId controller)
    {
        set.Answer(System.Runtime.InteropServices.MemoryMarshal.Cast<ulong, E164Number>(keys), controller, At, answers);
        return (int)answers[keys.Length - 1].Kind;
    }
}
