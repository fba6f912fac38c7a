using BenchmarkDotNet.Attributes;
using PhoneNumbers;

namespace TelemarketingCompliance.Benchmarks.Numbers;

/// <summary>Reading a number against libphonenumber's own Parse and Format, which neither refuses nor checks.</summary>
[MemoryDiagnoser]
public class ParseBenchmarks
{
    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    [Params("+393331234567", "06/123.456.78 int. 5")]
    public string Text { get; set; } = "";

    private E164Number _number;

    [GlobalSetup]
    public void Setup() => _number = E164Number.Parse(Text, "IT");

    [Benchmark(Baseline = true)]
    public string Libphonenumber() => Plans.Format(Plans.Parse(Text, "IT"), PhoneNumberFormat.E164);

    [Benchmark]
    public bool TryParse() => E164Number.TryParse(Text, "IT", out _);

    [Benchmark]
    public NumberProfile Profile() => NumberProfile.Of(_number);

    [Benchmark]
    public string Masked() => _number.ToString();
}
