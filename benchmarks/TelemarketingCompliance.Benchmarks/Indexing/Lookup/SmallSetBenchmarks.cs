using System.Collections.Frozen;
using BenchmarkDotNet.Attributes;

namespace TelemarketingCompliance.Benchmarks.Indexing.Lookup;

/// <summary>Sets that fit the processor's caches: 1,024 questions, half of them hits, against the collections of .NET. Nothing may be allocated.</summary>
[MemoryDiagnoser]
public class SmallSetBenchmarks
{
    private const int Questions = 1_024;

    private readonly bool[] _found = new bool[Questions];
    private string _path = "";
    private ulong[] _questions = [];
    private ulong[] _array = [];
    private HashSet<ulong> _hash = [];
    private FrozenSet<ulong> _frozen = FrozenSet<ulong>.Empty;
    private NumberSet _default = null!;
    private NumberSet _compact = null!;

    [Params(100, 10_000, 100_000)]
    public int Keys { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _array = KeyGenerator.Few(Keys);
        _questions = QueryList.Of(_array, Questions, 3);
        _hash = new HashSet<ulong>(_array.Length);
        _hash.UnionWith(_array);
        _frozen = _array.ToFrozenSet();
        _path = Path.GetTempFileName();
        _default = Build(IndexProfile.Default);
        _compact = Build(IndexProfile.Compact);
        long[] found = [HashSetLoop(), FrozenSetLoop(), SortedArrayLoop(), IndexSingle(), IndexBatch(), CompactBatch()];

        if (found.Any(count => count != found[0]))
            throw new InvalidOperationException("the structures disagree");
    }

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_path);

    [Benchmark(Baseline = true, OperationsPerInvoke = Questions)]
    public long HashSetLoop()
    {
        long found = 0;

        foreach (ulong key in _questions)
            found += _hash.Contains(key) ? 1 : 0;

        return found;
    }

    [Benchmark(OperationsPerInvoke = Questions)]
    public long FrozenSetLoop()
    {
        long found = 0;

        foreach (ulong key in _questions)
            found += _frozen.Contains(key) ? 1 : 0;

        return found;
    }

    [Benchmark(OperationsPerInvoke = Questions)]
    public long SortedArrayLoop()
    {
        long found = 0;

        foreach (ulong key in _questions)
            found += Array.BinarySearch(_array, key) >= 0 ? 1 : 0;

        return found;
    }

    [Benchmark(OperationsPerInvoke = Questions)]
    public long IndexSingle()
    {
        long found = 0;

        foreach (ulong key in _questions)
            found += _default.Contains(key) ? 1 : 0;

        return found;
    }

    [Benchmark(OperationsPerInvoke = Questions)]
    public long IndexBatch() => Batch(_default);

    [Benchmark(OperationsPerInvoke = Questions)]
    public long CompactBatch() => Batch(_compact);

    private long Batch(NumberSet set)
    {
        set.Contains(_questions, _found);
        return _found.AsSpan().Count(true);
    }

    private NumberSet Build(IndexProfile profile)
    {
        using NumberSetBuilder builder = new(_path, new NumberSetMetadata { Name = "small" }, new IndexBuildOptions { Profile = profile });
        builder.Add(_array);
        builder.Build();
        return NumberSet.Open(_path);
    }
}
