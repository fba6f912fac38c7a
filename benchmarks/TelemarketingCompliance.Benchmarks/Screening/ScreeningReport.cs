using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using TelemarketingCompliance.Benchmarks.Indexing;

namespace TelemarketingCompliance.Benchmarks.Screening;

internal static class ScreeningReport
{
    internal static int Run(string[] args)
    {
        string mode = args[0];
        int rows = int.Parse(args[1], CultureInfo.InvariantCulture);
        int size = int.Parse(args[2], CultureInfo.InvariantCulture);
        int rounds = int.Parse(args[3], CultureInfo.InvariantCulture);
        var world = new ScreeningWorkload(rows);
        ImmutableArray<CallRequest>[] batches = [.. world.Requests.Chunk(size).Select(chunk => chunk.ToImmutableArray())];
        CallRequest template = world.Requests[0];
        E164Number[][] numbers = [.. batches.Select(b => b.Select(r => r.Callee).ToArray())];
        InMemoryStores stores = world.Stores;
        ComplianceEngine italy = world.Italy();
        var findings = new Finding[italy.MaxFindings];
        FactBatch first = italy.GatherAsync(batches[0], ScreeningWorkload.At).AsTask().Result;
        var tally = new Dictionary<string, int>();
        for (int r = 0; r < first.Count; r++) { var d = italy.Explain(first[r], ScreeningWorkload.At); foreach (string x in d.Reasons.DefaultIfEmpty("permitted")) tally[x] = tally.GetValueOrDefault(x) + 1; }
        Console.WriteLine(string.Join(", ", tally.OrderByDescending(p => p.Value).Select(p => $"{p.Key} {p.Value}")));
        if (mode.Contains('g'))
        {
            (string, ComplianceEngine)[] engines =
            [
                ("number", ScreeningWorkload.With(_ => { })),
                ("consents", ScreeningWorkload.With(e => e.UseConsents(stores.Consents))),
                ("contracts", ScreeningWorkload.With(e => e.UseContracts(stores.Contracts))),
                ("blacklist", ScreeningWorkload.With(e => e.UseBlacklist(stores.Blacklist))),
                ("directory", ScreeningWorkload.With(e => e.UseDirectory(stores.Directory))),
                ("callerids", ScreeningWorkload.With(e => e.UseCallerIds(stores.CallerIds))),
                ("lists", ScreeningWorkload.With(e => e.UseContactLists(stores.ContactLists))),
                ("register", ScreeningWorkload.With(e => e.AddRegister(world.Register))),
                ("attempts", ScreeningWorkload.With(e => e.UseBlacklist(new InMemoryLedger<BlacklistEntry>()).UseAttempts(stores.Attempts))),
                ("italy", italy),
            ];
            for (int round = 0; round < rounds; round++)
            {
                double baseline = 0;
                foreach ((string name, ComplianceEngine engine) in engines)
                {
                    double bytes = 0;
                    double t = P(batches.Select(b => { double x = Time(() => engine.GatherAsync(b, ScreeningWorkload.At).AsTask().GetAwaiter().GetResult(), out double by); bytes += by; return x / b.Length; }));
                    if (baseline == 0) baseline = t;
                    Console.Write($"{name} {t:0} ({t - baseline:0}) {bytes / rows:0}B; ");
                }
                Console.WriteLine();
            }
        }
        if (mode.Contains('n'))
        {
            var util = PhoneNumbers.PhoneNumberUtil.GetInstance(); var zones = PhoneNumbers.PhoneNumberToTimeZonesMapper.GetInstance();
            string[] texts = [.. world.Requests.Take(40_000).Select(r => r.Callee.ToE164())];
            var stores2 = new HashSet<ulong>(world.Requests.Select(r => r.Callee.Digits));
            for (int round = 0; round < rounds; round++)
            {
                int x = 0;
                double t = P(texts.Chunk(1000).Select(c => Time(() => { foreach (string text in c) { var n = util.Parse(text, "IT"); x += (int)util.GetNumberType(n) + zones.GetTimeZonesForNumber(n).Count; if (stores2.Contains(n.NationalNumber)) x++; } }, out _) / 1000));
                Console.WriteLine($"libphonenumber {t:0}");
            }
        }
        if (mode.Contains('d'))
        {
            FactBatch[] kept = [.. batches.Take(50).Select(b => italy.GatherAsync(b, ScreeningWorkload.At).AsTask().Result)];
            for (int round = 0; round < rounds; round++)
            {
                int ok = 0;
                double t = P(kept.Concat(kept).Concat(kept).Concat(kept).Select(f => Time(() => { for (int r = 0; r < f.Count; r++) if (italy.Decide(f[r], ScreeningWorkload.At, findings).IsPermitted) ok++; }, out _) / f.Count));
                Console.WriteLine($"decide {t:0}");
            }
        }
        if (mode.Contains('s'))
        {
            for (int round = 0; round < rounds; round++)
            {
                foreach (int degree in mode.Contains('1') ? [1] : new[] { 0, 1, 2 })
                {
                    int chk = 0;
                    TimeSpan cpu = Environment.CpuUsage.TotalTime; double sb = GC.GetTotalAllocatedBytes(true); int g = GC.CollectionCount(0), g1 = GC.CollectionCount(1), g2 = GC.CollectionCount(2); TimeSpan pause = GC.GetTotalPauseDuration();
                    Stopwatch w = Stopwatch.StartNew();
                    if (degree == 0)
                    {
                        foreach (var b in batches)
                        {
                            FactBatch facts = italy.GatherAsync(b, ScreeningWorkload.At).AsTask().Result;
                            for (int r = 0; r < facts.Count; r++) if (italy.Decide(facts[r], ScreeningWorkload.At, findings).IsPermitted) chk++;
                        }
                    }
                    else
                        ((Func<Task>)(async () => { await foreach (int c in italy.ScreenAsync(Pieces(numbers), b => [.. b.Select(n => template with { Callee = n })], (b, s) => { int ok = 0; for (int r = 0; r < s.Count; r++) if (s[r].Verdict.IsPermitted) ok++; return ok; }, ScreeningWorkload.At, new ScreeningOptions { DegreeOfParallelism = degree })) chk += c; }))().GetAwaiter().GetResult();
                    Console.Write($"[{degree}] cpu {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds * 1e6 / rows:0} wall {w.Elapsed.TotalMilliseconds * 1e6 / rows:0} {(GC.GetTotalAllocatedBytes(true) - sb) / rows:0}B {chk} gc {GC.CollectionCount(0) - g}/{GC.CollectionCount(1) - g1}/{GC.CollectionCount(2) - g2} pause {(GC.GetTotalPauseDuration() - pause).TotalMilliseconds * 1e6 / rows:0}; ");
                }
                Console.WriteLine();
            }
        }
        return 0;
    }

    private static async IAsyncEnumerable<E164Number[]> Pieces(E164Number[][] b) { await Task.CompletedTask; foreach (var x in b) yield return x; }

    private static double P(IEnumerable<double> times) { double[] all = [.. times.Order()]; return all[all.Length / 5]; }

    private static double Time(Action work, out double bytes)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        double start = ThreadClock.Nanoseconds();
        work();
        double end = ThreadClock.Nanoseconds();
        bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return end - start;
    }
}
