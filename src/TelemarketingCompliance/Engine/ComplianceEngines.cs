using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace TelemarketingCompliance;

/// <summary>Engines by key, one per tenant or policy, added, replaced and removed while calls are decided. Safe on any thread.</summary>
/// <remarks>
/// Asking for an engine that is built never waits. Calls in flight finish on the engine that they began with. Permits outlive their engine: any engine over the
/// same stores confirms and completes them. Stores and registers are the host's: make them once, and hand the same to the engine that follows.
/// </remarks>
public sealed class ComplianceEngines
{
    private readonly ConcurrentDictionary<string, Slot> slots = new(StringComparer.Ordinal);
    private readonly Action<ComplianceEngineBuilder> hosts;

    /// <summary>No engines yet, and no host: each engine is configured in full where it is added.</summary>
    public ComplianceEngines()
        : this(static _ => { }, [])
    {
    }

    /// <param name="hosts">What every engine gets from its host before its own configuration.</param>
    /// <param name="registered">Engines that are built when they are first asked for.</param>
    internal ComplianceEngines(Action<ComplianceEngineBuilder> hosts, IEnumerable<(string Key, Action<ComplianceEngineBuilder> Configure)> registered)
    {
        this.hosts = hosts;
        foreach ((string key, Action<ComplianceEngineBuilder> configure) in registered)
            slots[key] = new Slot(key, () => Build(key, configure));
    }

    /// <summary>The keys, in ordinal order.</summary>
    public ImmutableArray<string> Keys => [.. slots.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Builds an engine and keeps it.</summary>
    /// <param name="key">1 to 64 printable ASCII characters without blanks, shown in logs and instruments; never a phone number.</param>
    /// <param name="configure">Adds rule books, facts and the host's own rules.</param>
    /// <exception cref="ArgumentException"><paramref name="key"/> is no key.</exception>
    /// <exception cref="InvalidOperationException">There is an engine under this key, or another thread is building one; or a rule needs a fact that no source supplies.</exception>
    public ComplianceEngine Add(string key, Action<ComplianceEngineBuilder> configure)
    {
        Check(key, configure);
        return TryAdd(key, configure) ?? throw new InvalidOperationException($"there is an engine `{key}` already: call `Replace` to put another in its place");
    }

    /// <summary>The engine of a key; built now if there is none. However many threads ask, one of them builds it.</summary>
    /// <inheritdoc cref="Add"/>
    /// <exception cref="InvalidOperationException">A rule needs a fact that no source supplies.</exception>
    public ComplianceEngine GetOrAdd(string key, Action<ComplianceEngineBuilder> configure)
    {
        Check(key, configure);
        while (true)
        {
            // Neither: another thread was building one and could not. It was told why; this one tries with its own configuration.
            if (TryGet(key, out ComplianceEngine? engine) || (engine = TryAdd(key, configure)) is not null)
                return engine;
        }
    }

    /// <summary>The engine of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public ComplianceEngine Get(string key) => TryGet(key, out ComplianceEngine? engine) ? engine : throw NoEngine(key);

    /// <summary>The engine of a key, if there is one.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out ComplianceEngine? engine)
    {
        ArgumentNullException.ThrowIfNull(key);
        engine = slots.TryGetValue(key, out Slot? slot) ? slot.Engine() : null;
        return engine is not null;
    }

    /// <summary>Builds an engine and puts it in the place of the one that is there, in one step. The old one serves until then, also where the new one does not build.</summary>
    /// <returns>The new engine.</returns>
    /// <inheritdoc cref="Add"/>
    /// <exception cref="KeyNotFoundException">There is no engine under this key, or it was removed meanwhile.</exception>
    /// <exception cref="InvalidOperationException">A rule needs a fact that no source supplies.</exception>
    public ComplianceEngine Replace(string key, Action<ComplianceEngineBuilder> configure)
    {
        Check(key, configure);
        if (!slots.ContainsKey(key))
            throw NoEngine(key);
        ComplianceEngine engine = Build(key, configure);
        var next = new Slot(key, engine);
        while (slots.TryGetValue(key, out Slot? current))
        {
            if (slots.TryUpdate(key, next, current))
                return engine;
        }

        throw NoEngine(key);
    }

    /// <summary>Forgets an engine.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return slots.TryRemove(key, out _);
    }

    private static KeyNotFoundException NoEngine(string key) => new($"there is no engine `{key}`: register it with `AddKeyedTelemarketingCompliance` or call `Add`");

    private static void Check(string key, Action<ComplianceEngineBuilder> configure)
    {
        Identifier.Check(key, nameof(key));
        ArgumentNullException.ThrowIfNull(configure);
    }

    /// <summary>Takes the place of a key and builds; whoever asks for it meanwhile waits, and finds the engine or nothing.</summary>
    /// <returns>The engine; null where the key has one, or another thread is building it.</returns>
    private ComplianceEngine? TryAdd(string key, Action<ComplianceEngineBuilder> configure)
    {
        var slot = new Slot(key);
        lock (slot.Gate)
        {
            if (!slots.TryAdd(key, slot))
                return null;
            try
            {
                return slot.Built = Build(key, configure);
            }
            catch
            {
                slots.TryRemove(KeyValuePair.Create(key, slot));
                throw;
            }
        }
    }

    private ComplianceEngine Build(string key, Action<ComplianceEngineBuilder> configure) => ComplianceEngine.Create(key, engine =>
    {
        hosts(engine);
        configure(engine);
    });

    /// <summary>The place of one engine.</summary>
    private sealed class Slot(string key)
    {
        private readonly Func<ComplianceEngine>? build;
        private volatile ComplianceEngine? engine;

        /// <summary>One that is built when it is first asked for; one that does not build is tried again by the next who asks.</summary>
        internal Slot(string key, Func<ComplianceEngine> build)
            : this(key) => this.build = build;

        internal Slot(string key, ComplianceEngine engine)
            : this(key) => this.engine = engine;

        internal Lock Gate { get; } = new();

        internal ComplianceEngine Built
        {
            set => engine = value;
        }

        internal ComplianceEngine? Engine()
        {
            if (engine is { } built)
                return built;
            if (Gate.IsHeldByCurrentThread)
                throw new InvalidOperationException($"the configuration of the engine `{key}` asks for that very engine");
            lock (Gate)
                return engine ??= build?.Invoke();
        }
    }
}
