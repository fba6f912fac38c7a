using System.Collections.Concurrent;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Engine;

/// <summary>Many threads over one set of engines: built once, never lost, never under another key.</summary>
public sealed class EngineRaceTests
{
    private const int Threads = 16;
    private const int Rounds = 50;

    private readonly ComplianceEngines engines = new();

    [Fact]
    public void Many_who_want_the_same_engine_build_it_once()
    {
        for (int round = 0; round < Rounds; round++)
        {
            string key = $"tenant-{round}";
            int built = 0;
            var found = new ConcurrentBag<ComplianceEngine>();

            Run(_ => found.Add(engines.GetOrAdd(key, _ => Interlocked.Increment(ref built))));

            Assert.Equal(1, built);
            Assert.Equal(Threads, found.Count);
            Assert.Single(found.Distinct());
        }
    }

    [Fact]
    public void Of_many_who_add_the_same_key_one_does_and_nobody_else_builds()
    {
        for (int round = 0; round < Rounds; round++)
        {
            string key = $"tenant-{round}";
            int built = 0;
            int refused = 0;

            Run(_ =>
            {
                try
                {
                    engines.Add(key, _ => Interlocked.Increment(ref built));
                }
                catch (InvalidOperationException)
                {
                    Interlocked.Increment(ref refused);
                }
            });

            Assert.Equal((1, Threads - 1), (built, refused));
        }
    }

    [Fact]
    public void One_who_cannot_build_it_is_told_and_the_others_get_an_engine()
    {
        for (int round = 0; round < Rounds; round++)
        {
            string key = $"tenant-{round}";
            int tried = 0;
            int told = 0;
            var found = new ConcurrentBag<ComplianceEngine>();

            Run(_ =>
            {
                try
                {
                    found.Add(engines.GetOrAdd(key, _ =>
                    {
                        if (Interlocked.Increment(ref tried) == 1)
                            throw new IOException();
                    }));
                }
                catch (IOException)
                {
                    Interlocked.Increment(ref told);
                }
            });

            Assert.Equal((2, 1, Threads - 1), (tried, told, found.Count));
            Assert.Same(engines.Get(key), Assert.Single(found.Distinct()));
        }
    }

    [Fact]
    public void Who_asks_for_an_engine_that_is_being_built_waits_for_it()
    {
        ComplianceEngine? found = null;
        var asking = new Thread(() => engines.TryGet("acme", out found));

        ComplianceEngine built = engines.Add("acme", _ =>
        {
            asking.Start();
            SpinWait.SpinUntil(() => !asking.IsAlive || asking.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
        });
        asking.Join();

        Assert.Same(built, found);
    }

    [Fact]
    public void Adding_replacing_and_removing_at_random_gives_everybody_an_engine_of_the_key_they_asked_for()
    {
        string[] keys = ["acme", "beta", "gamma"];
        var keyOf = new ConcurrentDictionary<RegisterSet, string>();
        int[] done = new int[5];

        Run(thread =>
        {
            var random = new Random(20261124 + thread);
            for (int i = 0; i < 400; i++)
            {
                string key = keys[random.Next(keys.Length)];
                int what = random.Next(done.Length);
                var mark = new RegisterSet("mark");
                keyOf[mark] = key;
                try
                {
                    ComplianceEngine? engine = what switch
                    {
                        0 => engines.Add(key, builder => builder.AddRegister(mark)),
                        1 => engines.GetOrAdd(key, builder => builder.AddRegister(mark)),
                        2 => engines.Replace(key, builder => builder.AddRegister(mark)),
                        3 => engines.TryGet(key, out ComplianceEngine? found) ? found : null,
                        _ => engines.Remove(key) ? null : null,
                    };
                    Assert.Equal(engine is null ? null : key, engine is null ? null : keyOf[engine.Registers[0]]);
                    Assert.All(engines.Keys, one => Assert.Contains(one, keys));
                    Interlocked.Increment(ref done[what]);
                }
                catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException)
                {
                    // Another thread had added, or removed, that key.
                }
            }
        });

        Assert.All(done, count => Assert.True(count > 0));
        Assert.All(engines.Keys, key => Assert.Equal(key, keyOf[engines.Get(key).Registers[0]]));
    }

    [Fact]
    public async Task Permits_are_taken_confirmed_and_completed_while_the_engine_is_replaced_and_none_is_lost()
    {
        TestWorld world = new TestWorld().Granted();
        await world.EngineAsync();
        Action<ComplianceEngineBuilder> policy = engine => engine
            .UseTimeProvider(world.Clock).AddRegister(world.Register).AddRuleBook(new TestBook().Build()).UseInMemoryStores(world.Stores);
        engines.Add("acme", policy);
        var outcome = new CallOutcome { Kind = OutcomeKind.NoAnswer, OccurredAt = TestWorld.Now };
        int completed = 0;

        Run(thread =>
        {
            for (int i = 0; i < 60; i++)
            {
                if (thread % 4 == 0)
                {
                    engines.Replace("acme", policy);
                    continue;
                }

                // Each step asks for the engine anew, so that most permits see several.
                Acquisition acquired = Now(engines.Get("acme").AcquireAsync(world.Request));
                CallPermit permit = Now(engines.Get("acme").ConfirmAsync(acquired.Permit!)).Permit!;
                if (Now(engines.Get("acme").CompleteAsync(permit.Id, outcome)).Status == CompletionStatus.Recorded)
                    Interlocked.Increment(ref completed);
            }
        });

        Assert.Equal(Threads * 3 / 4 * 60, completed);
        Assert.Equal(completed, world.Stores.Attempts.Count);
    }

    private static T Now<T>(ValueTask<T> work) => work.AsTask().GetAwaiter().GetResult();

    /// <summary>Runs on many threads that begin at once; the first failure of any is thrown here.</summary>
    private static void Run(Action<int> work)
    {
        using var barrier = new Barrier(Threads);
        var failures = new ConcurrentQueue<Exception>();
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(i => new Thread(() =>
        {
            barrier.SignalAndWait();
            try
            {
                work(i);
            }
            catch (Exception e)
            {
                failures.Enqueue(e);
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.Empty(failures);
    }
}
