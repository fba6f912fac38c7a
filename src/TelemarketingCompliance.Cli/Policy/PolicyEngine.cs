using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli.Policy;

/// <summary>What a policy describes, put together: an engine on its store and its registers.</summary>
internal sealed class PolicyEngine : IDisposable
{
    private readonly string? scratch;

    private PolicyEngine(PolicyFile policy, ImmutableArray<RegisterSet> registers, SqliteStores stores, TimeProvider clock, string? scratch)
    {
        Policy = policy;
        Stores = stores;
        Registers = registers;
        this.scratch = scratch;
        Engine = ComplianceEngine.Create(engine =>
        {
            engine.UseTimeProvider(clock).UseSqliteStores(stores).UseBlackouts(policy.Blackouts);
            foreach (RuleBook book in BooksOf(policy))
                engine.AddRuleBook(book);
            foreach (RegisterSet register in registers)
                engine.AddRegister(register);
        });
    }

    public PolicyFile Policy { get; }

    public SqliteStores Stores { get; }

    public ImmutableArray<RegisterSet> Registers { get; }

    public ComplianceEngine Engine { get; }

    /// <summary>Whether the store is not there yet, and an empty one answers.</summary>
    public bool IsStoreMissing => scratch is not null;

    /// <summary>Opens the store and the registers of a policy and makes its engine.</summary>
    /// <exception cref="RefusalException">Something that the policy names is not there, or contradicts itself.</exception>
    public static PolicyEngine Open(PolicyFile policy, TimeProvider clock)
    {
        if (!File.Exists(policy.Store) && !Directory.Exists(policy.Store))
            throw policy.Refuse("store.sqlite", "the file does not exist; `tmc import` makes it");
        return Open(policy, [.. policy.Registers.Select((register, i) => OpenRegister(policy, register, i))], policy.Store, clock, scratch: null);
    }

    /// <summary>The same where what is not there yet is only missing: a store that knows nothing and registers that nobody asked answer in its place.</summary>
    /// <exception cref="RefusalException">Something that is there cannot be opened, or contradicts itself.</exception>
    public static PolicyEngine OpenToCheck(PolicyFile policy, TimeProvider clock)
    {
        ImmutableArray<RegisterSet> registers = [.. policy.Registers.Select((register, i) => Directory.Exists(register.Folder) ? OpenRegister(policy, register, i) : new RegisterSet(register.Name))];
        string? scratch = File.Exists(policy.Store) || Directory.Exists(policy.Store) ? null : Directory.CreateTempSubdirectory("tmc-").FullName;
        return Open(policy, registers, scratch is null ? policy.Store : Path.Combine(scratch, "empty.db"), clock, scratch);
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
            string book = policy.Italy?.FrequencyLimits?.Any(limit => limit.Name == refused.Limit) == true ? "italy" : "unitedStates";
            throw policy.Refuse($"jurisdictions.{book}.frequencyLimits", refused.Message, refused);
        }
    }

    public void Dispose()
    {
        Stores.Dispose();
        if (scratch is not null)
            Directory.Delete(scratch, recursive: true);
    }

    private static PolicyEngine Open(PolicyFile policy, ImmutableArray<RegisterSet> registers, string store, TimeProvider clock, string? scratch)
    {
        SqliteStores stores = SqliteStores.Open(store, new SqliteStoreOptions { Clock = clock });
        try
        {
            return new PolicyEngine(policy, registers, stores, clock, scratch);
        }
        catch
        {
            stores.Dispose();
            throw;
        }
    }

    private static RegisterSet OpenRegister(PolicyFile policy, (string Name, string Folder) register, int index)
    {
        try
        {
            return RegisterSet.Open(register.Name, register.Folder);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw policy.Refuse($"registers[{index}].folder", $"the folder of the register `{register.Name}` does not exist or cannot be read; build its files with `tmc index build`", fault);
        }
    }
}
