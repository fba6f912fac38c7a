using System.Text;
using BenchmarkDotNet.Attributes;
using PhoneNumbers;

namespace TelemarketingCompliance.Benchmarks.Numbers;

/// <summary>Reading a line against libphonenumber's own <c>Parse</c>, which neither refuses nor checks.</summary>
[MemoryDiagnoser]
public class ParseBenchmarks
{
    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    private string[] _texts = [];
    private byte[][] _bytes = [];
    private string _region = "IT";

    [Params(NumberLines.Clean, NumberLines.National, NumberLines.Messy, NumberLines.American)]
    public string List { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _texts = NumberLines.Of(List);
        _bytes = [.. _texts.Select(Encoding.UTF8.GetBytes)];
        _region = List == NumberLines.American ? "US" : "IT";
        if (_texts.Any(text => E164Number.Parse(text, _region).ToE164() != Plans.Format(Plans.Parse(text, _region), PhoneNumberFormat.E164)))
            throw new InvalidOperationException("the two readers disagree on a line of the list");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = NumberLines.Count)]
    public ulong Libphonenumber()
    {
        ulong sum = 0;
        foreach (string text in _texts)
            sum += Plans.Parse(text, _region).NationalNumber;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = NumberLines.Count)]
    public ulong TryParse()
    {
        ulong sum = 0;
        foreach (string text in _texts)
            sum += E164Number.TryParse(text, _region, out E164Number number, out _) ? number.Digits : 0;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = NumberLines.Count)]
    public ulong TryParseUtf8()
    {
        ulong sum = 0;
        foreach (byte[] bytes in _bytes)
            sum += E164Number.TryParse(bytes, _region, out E164Number number, out _) ? number.Digits : 0;
        return sum;
    }
}
