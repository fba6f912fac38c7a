using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TelemarketingCompliance;

/// <summary>Puts an engine together: rule books, facts, the host's own rules. <c>AddX</c> may repeat, <c>UseX</c> sets one slot. Not safe for several threads.</summary>
public sealed class ComplianceEngineBuilder
{
    private readonly string? name;
    private readonly ImmutableArray<RuleBook>.Builder books = ImmutableArray.CreateBuilder<RuleBook>();
    private readonly ImmutableArray<CallRule>.Builder rules = ImmutableArray.CreateBuilder<CallRule>();
    private readonly ImmutableArray<FactSource>.Builder sources = ImmutableArray.CreateBuilder<FactSource>();
    private readonly ImmutableArray<RegisterSet>.Builder registers = ImmutableArray.CreateBuilder<RegisterSet>();
    private EngineStores stores = new();
    private Action<TimeProvider>? onClock;
    private TimeProvider time = TimeProvider.System;
    private ILoggerFactory loggers = NullLoggerFactory.Instance;
    private IMeterFactory? meters;

    internal ComplianceEngineBuilder(string? name)
    {
        this.name = name;
        rules.Add(new NumberClassRule());
        sources.Add(new NumberProfileSource());
    }

    /// <summary>Adds the rules of a jurisdiction. Where several cover a number, all of them apply.</summary>
    /// <exception cref="ArgumentException">A book of this name is already there.</exception>
    public ComplianceEngineBuilder AddRuleBook(RuleBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        if (books.Any(other => other.Name == book.Name))
            throw new ArgumentException($"the rule book `{book.Name}` is already there", nameof(book));
        books.Add(book);
        return this;
    }

    /// <summary>Adds a rule of the host; it judges every call beside those of the jurisdictions.</summary>
    public ComplianceEngineBuilder AddRule(CallRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        rules.Add(rule);
        return this;
    }

    /// <summary>Adds a source of facts.</summary>
    /// <exception cref="ArgumentException">Another source already supplies one of its facts.</exception>
    public ComplianceEngineBuilder AddSource(FactSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Provides.FirstOrDefault(key => sources.Any(other => other.Provides.Contains(key))) is { } twice)
            throw new ArgumentException($"the fact `{twice.Name}` already has a source", nameof(source));
        sources.Add(source);
        return this;
    }

    /// <summary>Sets the clock. Default: the system's.</summary>
    public ComplianceEngineBuilder UseTimeProvider(TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        time = timeProvider;
        return this;
    }

    /// <summary>Sets where failures of sources and rules are reported. Default: nowhere; they block all the same.</summary>
    public ComplianceEngineBuilder UseLoggerFactory(ILoggerFactory loggerFactory)
    {
        ArgumentNullException.ThrowIfNull(loggerFactory);
        loggers = loggerFactory;
        return this;
    }

    /// <summary>Sets whose meter the engine's instruments belong to. Default: one meter that all engines of the process share.</summary>
    public ComplianceEngineBuilder UseMeterFactory(IMeterFactory meterFactory)
    {
        ArgumentNullException.ThrowIfNull(meterFactory);
        meters = meterFactory;
        return this;
    }

    internal void Keep(RegisterSet register) => registers.Add(register);

    internal void UseOptOuts(ILedger<BlacklistEntry> ledger) => stores = stores with { OptOuts = ledger };

    internal void UseRequests(ILedger<PersonRequest> ledger) => stores = stores with { Requests = ledger };

    internal void UsePermits(IAttemptStore store, PermitOptions options) => stores = stores with { Attempts = store, Permits = options };

    /// <summary>Hands a store of this library the engine's clock, once it is known.</summary>
    internal void OnClock(Action<TimeProvider> use) => onClock += use;

    internal ComplianceEngine Build()
    {
        ImmutableArray<CallRule> needed = [.. rules, .. books.SelectMany(book => book.Editions).SelectMany(edition => edition.Rules)];
        var provided = sources.SelectMany(source => source.Provides).ToHashSet();
        var lacking = needed.SelectMany(rule => rule.Needs.Where(key => !provided.Contains(key)).Select(key => (Rule: rule.Name, Key: key))).Distinct().ToArray();
        if (lacking.Length > 0)
        {
            IEnumerable<string> lines = lacking.Select(pair => $"the rule `{pair.Rule}` needs the fact `{pair.Key.Name}`: call `{pair.Key.SuppliedBy}`");
            throw new InvalidOperationException(
                $"the engine lacks sources of {lacking.Select(pair => pair.Key).Distinct().Count()} facts:{Environment.NewLine}{string.Join(Environment.NewLine, lines)}");
        }

        if (stores is { Attempts: not null, OptOuts: null })
            throw new InvalidOperationException("the engine grants permits and has no blacklist, so that an objection on the telephone could not bind: call `UseBlacklist(ledger)`");
        onClock?.Invoke(time);
        var telemetry = new EngineTelemetry(name, meters, loggers, time);
        foreach (RegisterSet register in registers)
        {
            if (register.LastReload is { Refused: [var first, ..] refused })
                telemetry.Log.RegisterFilesRefused(register.Name, refused.Length, first.File, first.Error);
        }

        return new ComplianceEngine(books.ToImmutable(), rules.ToImmutable(), sources.ToImmutable(), stores, time, telemetry) { Registers = registers.ToImmutable() };
    }
}
