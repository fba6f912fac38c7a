using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli.Policy;

/// <summary>What a policy describes, put together: an engine on its store and its registers.</summary>
internal sealed class PolicyEngine : IDisposable
{
    private PolicyEngine(PolicyFile policy, SqliteStores stores, ImmutableArray<RegisterSet> registers, ComplianceEngine engine)
    {
        Policy = policy;
        Stores = stores;
        Registers = registers;
        Engine = engine;
    }

    public PolicyFile Policy { get; }

    public SqliteStores Stores { get; }

    public ImmutableArray<RegisterSet> Registers { get; }

    public ComplianceEngine Engine { get; }

    /// <summary>Opens the store and the registers of a policy and makes its engine.</summary>
    /// <exception cref="RefusalException">Something that the policy names is not there, or contradicts itself.</exception>
    public static PolicyEngine Open(PolicyFile policy, TimeProvider clock)
    {
        ImmutableArray<RegisterSet> registers = [.. policy.Registers.Select((register, i) => OpenRegister(policy, register, i))];
        SqliteStores stores = OpenStore(policy.Store, clock, createIfMissing: false);
        try
        {
            return new PolicyEngine(policy, stores, registers, Create(policy, stores, registers, clock));
        }
        catch
        {
            stores.Dispose();
            throw;
        }
    }

    /// <summary>Opens a store.</summary>
    /// <exception cref="RefusalException">It cannot be opened.</exception>
    public static SqliteStores OpenStore(string path, TimeProvider clock, bool createIfMissing)
    {
        try
        {
            return SqliteStores.Open(path, new SqliteStoreOptions { Clock = clock, CreateIfMissing = createIfMissing });
        }
        catch (SqliteStoreException refused)
        {
            string hint = refused.Error == SqliteStoreError.NotFound && !createIfMissing ? "; `tmc import` makes it" : "";
            throw new RefusalException(refused.Error is SqliteStoreError.Damaged or SqliteStoreError.NotAStore ? ExitCode.Damaged : ExitCode.Refused, $"`{Path.GetFileName(path)}`: {refused.Message}{hint}", refused);
        }
    }

    /// <summary>The rule books with the policy's house policies.</summary>
    public static ImmutableArray<RuleBook> BooksOf(PolicyFile policy)
    {
        try
        {
            return [.. policy.Italy is { } italy ? [RuleBooks.Italy(italy)] : Array.Empty<RuleBook>(), .. policy.UnitedStates is { } states ? [RuleBooks.UnitedStates(states)] : Array.Empty<RuleBook>()];
        }
        catch (FrequencyLimitException refused)
        {
            throw RefusalException.Input($"`{policy.Name}`, `frequencyLimits`: {refused.Message}", refused);
        }
    }

    public void Dispose() => Stores.Dispose();

    private static RegisterSet OpenRegister(PolicyFile policy, (string Name, string Folder) register, int index)
    {
        try
        {
            return RegisterSet.Open(register.Name, register.Folder);
        }
        catch (Exception fault) when (fault is DirectoryNotFoundException or UnauthorizedAccessException or IOException)
        {
            throw RefusalException.Input($"`{policy.Name}`, `registers[{index}].folder`: the folder of the register `{register.Name}` does not exist or cannot be read; build its files with `tmc index build`", fault);
        }
    }

    private static ComplianceEngine Create(PolicyFile policy, SqliteStores stores, ImmutableArray<RegisterSet> registers, TimeProvider clock) => ComplianceEngine.Create(engine =>
    {
        engine.UseTimeProvider(clock).UseSqliteStores(stores).UseBlackouts(policy.Blackouts);
        foreach (RuleBook book in BooksOf(policy))
            engine.AddRuleBook(book);
        foreach (RegisterSet register in registers)
            engine.AddRegister(register);
    });
}
