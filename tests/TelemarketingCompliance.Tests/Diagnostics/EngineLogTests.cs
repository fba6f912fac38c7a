using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TelemarketingCompliance.Tests.Conventions;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Diagnostics;

/// <summary>What operators are told, at which level, and how often.</summary>
public sealed partial class EngineLogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_engine_says_what_it_is_made_of_when_it_is_built()
    {
        var world = new TestWorld();
        await world.EngineAsync();

        (LogLevel level, string message, _) = Assert.Single(world.Log.Lines);
        Assert.Equal(LogLevel.Information, level);
        Assert.Matches("^the engine is built; editions in force: TEST [0-9a-f]{12}; sources: number.profile, .*consent.entries", message);
    }

    [Fact]
    public async Task A_source_that_fails_ten_thousand_times_a_second_writes_one_line_a_minute_and_says_how_many_it_left_out()
    {
        TestWorld world = new TestWorld().BeforeEachStore(step => step == nameof(ConsentEntry) ? throw new IOException() : Task.CompletedTask);
        ComplianceEngine engine = await world.EngineAsync();
        const string Line = "the source `consent.entries` failed with IOException; its facts are unavailable and block";

        for (int i = 0; i < 10_000; i++)
            await engine.GatherAsync([world.Request], TestWorld.Now, Token);
        Assert.Equal([Line], Failures(world));

        world.Clock.Advance(TimeSpan.FromSeconds(60) - TimeSpan.FromTicks(1));
        await engine.GatherAsync([world.Request], TestWorld.Now, Token);
        Assert.Equal([Line], Failures(world));

        world.Clock.Advance(TimeSpan.FromTicks(1));
        await engine.GatherAsync([world.Request], TestWorld.Now, Token);
        await engine.GatherAsync([world.Request], TestWorld.Now, Token);
        Assert.Equal([Line, "10000 lines like the next one were left out since the last", Line], Failures(world));
    }

    [Fact]
    public async Task Failures_of_another_source_or_of_another_kind_have_a_line_of_their_own()
    {
        int asked = 0;
        TestWorld world = new TestWorld().BeforeEachStore(step => step switch
        {
            nameof(ConsentEntry) => throw (asked++ == 0 ? new IOException() : new TimeoutException()),
            nameof(ContractEntry) => throw new IOException(),
            _ => Task.CompletedTask,
        });
        ComplianceEngine engine = await world.EngineAsync();

        for (int i = 0; i < 3; i++)
            await engine.GatherAsync([world.Request], TestWorld.Now, Token);

        Assert.Equal(3, Failures(world).Length);
    }

    [Fact]
    public void A_clock_that_is_set_back_does_not_keep_lines_from_being_written()
    {
        using var log = new TestLog();
        var clock = new TwoClocks { Wall = TestWorld.Now };
        var lines = new EngineLog(log, clock);
        lines.SourceFailed("host", new IOException());

        clock.Wall = TestWorld.DaysAgo(3);
        clock.Ticking += TimeSpan.FromMinutes(1);
        lines.SourceFailed("host", new IOException());

        Assert.Equal(2, log.Lines.Count);
    }

    [Fact]
    public async Task A_full_store_is_told_from_a_broken_one_at_the_highest_level()
    {
        TestWorld full = new TestWorld().Granted().AttemptsIn(clock => new InMemoryAttemptStore(clock, capacity: 1));
        TestWorld broken = new TestWorld().Granted().BeforeEachStore(step => step == "charge" ? throw new IOException() : Task.CompletedTask);

        await full.AcquireAsync();
        await full.AcquireAsync();
        await broken.AcquireAsync();

        Assert.Equal((LogLevel.Critical, "a store is full at the step `charge`; what needs it is refused until there is room"), Failure(full));
        Assert.Equal((LogLevel.Error, "a store failed at the step `charge` with IOException"), Failure(broken));
    }

    [Fact]
    public async Task Clocks_that_nobody_can_trust_are_told()
    {
        TestWorld apart = new TestWorld().Granted().AttemptsIn(_ => new InMemoryAttemptStore(new FakeTimeProvider((TestWorld.Now + Duration.FromSeconds(4.26)).ToDateTimeOffset())));
        TestWorld setBack = new TestWorld().Granted();

        await apart.AcquireAsync();
        await setBack.AcquireAsync();
        setBack.Clock.SetTo(TestWorld.Now - Duration.FromSeconds(3));
        await setBack.AcquireAsync();

        Assert.Equal((LogLevel.Error, "the clocks of engine and store are 4.3 s apart; calls are blocked: synchronise them"), Failure(apart));
        Assert.Equal((LogLevel.Error, "the clock was set back; calls are blocked until it gets there again, or until the engine is built anew"), Failure(setBack));
    }

    [Fact]
    public async Task An_objection_that_could_not_be_recorded_is_told_at_the_highest_level()
    {
        using var log = new TestLog();
        var blacklist = new InMemoryLedger<BlacklistEntry>(capacity: 1);
        ComplianceEngine engine = ComplianceEngine.Create(builder => builder.UseLoggerFactory(log).UseBlacklist(blacklist));
        await engine.RecordOptOutAsync(TestWorld.Objection("a", TestWorld.Callee), Token);

        await Assert.ThrowsAsync<StoreFullException>(async () => await engine.RecordOptOutAsync(TestWorld.Objection("b", TestWorld.Callee), Token));

        Assert.Equal((LogLevel.Critical, "an objection could not be recorded, with StoreFullException; it does not bind until it is reported again"), Failure(log));
    }

    [Fact]
    public void A_folder_with_files_that_cannot_be_taken_is_told_when_the_engine_is_built()
    {
        using var log = new TestLog();
        string folder = Directory.CreateTempSubdirectory("tmc-").FullName;
        File.WriteAllText(Path.Combine(folder, "b"), "no index");
        File.WriteAllText(Path.Combine(folder, "a"), "");

        ComplianceEngine.Create(builder => builder.UseLoggerFactory(log).AddRegister("it-rpo", folder));
        Directory.Delete(folder, recursive: true);

        (LogLevel level, string message) = Failure(log);
        Assert.Equal(LogLevel.Warning, level);
        Assert.StartsWith("of the folder of the register `it-rpo` 2 files were refused, the first `a`: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_engines_of_a_registry_write_under_names_of_their_own()
    {
        var categories = new Categories();
        var engines = new ComplianceEngines();

        ComplianceEngine.Create(builder => builder.UseLoggerFactory(categories));
        engines.Add("acme", builder => builder.UseLoggerFactory(categories));

        Assert.Equal(["TelemarketingCompliance.ComplianceEngine", "TelemarketingCompliance.ComplianceEngine.acme"], categories.Names);
    }

    [Fact]
    public void Every_line_is_written_by_generated_code_and_has_an_id_and_a_name_of_its_own()
    {
        LoggerMessageAttribute[] messages = [.. Messages()];

        Assert.Equal(messages.Length, messages.Select(message => message.EventId).Distinct().Count());
        Assert.Equal(messages.Length, messages.Select(message => message.EventName).Distinct().Count());
        Assert.All(messages, message => Assert.False(string.IsNullOrEmpty(message.EventName)));
        Assert.DoesNotContain(Repository.SourceFiles("src/TelemarketingCompliance"), file => Direct().IsMatch(Repository.Read(file)));
    }

    internal static IEnumerable<LoggerMessageAttribute> Messages() =>
        from type in typeof(ComplianceEngine).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
        let message = method.GetCustomAttribute<LoggerMessageAttribute>()
        where message is not null
        select message;

    [GeneratedRegex(@"ogger\.Log(Trace|Debug|Information|Warning|Error|Critical)?\(")]
    private static partial Regex Direct();

    private static string[] Failures(TestWorld world) => [.. world.Log.Lines.Where(line => line.Level > LogLevel.Information).Select(line => line.Message)];

    private static (LogLevel Level, string Message) Failure(TestWorld world) => Failure(world.Log);

    private static (LogLevel Level, string Message) Failure(TestLog log)
    {
        (LogLevel level, string message, _) = Assert.Single(log.Lines, line => line.Level > LogLevel.Information);
        return (level, message);
    }

    /// <summary>A clock on the wall, which people set, and one that only ticks.</summary>
    private sealed class TwoClocks : TimeProvider
    {
        public Instant Wall { get; set; }

        public TimeSpan Ticking { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Wall.ToDateTimeOffset();

        public override long GetTimestamp() => Ticking.Ticks;
    }

    private sealed class Categories : ILoggerFactory
    {
        public List<string> Names { get; } = [];

        public ILogger CreateLogger(string categoryName)
        {
            Names.Add(categoryName);
            return Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;
        }

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
