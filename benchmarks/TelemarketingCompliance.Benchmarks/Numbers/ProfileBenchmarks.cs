using System.Text;
using BenchmarkDotNet.Attributes;
using PhoneNumbers;

namespace TelemarketingCompliance.Benchmarks.Numbers;

/// <summary>What screening asks of each line: the number, its class and region, its places. Against libphonenumber, which parses anew for each number.</summary>
[MemoryDiagnoser]
public class ProfileBenchmarks
{
    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();
    private static readonly PhoneNumberToTimeZonesMapper Zones = PhoneNumberToTimeZonesMapper.GetInstance();

    private string[] _texts = [];
    private byte[][] _bytes = [];
    private E164Number[] _numbers = [];
    private string _region = "IT";

    [Params(NumberLines.Clean, NumberLines.American)]
    public string List { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _region = List == NumberLines.American ? "US" : "IT";
        _numbers = [.. NumberLines.Of(List).Select(text => E164Number.Parse(text, _region))];
        _texts = [.. _numbers.Select(number => number.ToE164())];
        _bytes = [.. NumberLines.Of(List).Select(Encoding.UTF8.GetBytes)];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = NumberLines.Count)]
    public int LibphonenumberType()
    {
        int sum = 0;
        foreach (string text in _texts)
            sum += (int)Plans.GetNumberType(Plans.Parse(text, null));
        return sum;
    }

    [Benchmark(OperationsPerInvoke = NumberLines.Count)]
    public int LibphonenumberTypeAndZones()
    {
        int sum = 0;
        foreach (string text in _texts)
        {
            PhoneNumber number = Plans.Parse(text, null);
            sum += (int)Plans.GetNumberType(number) + Zones.GetTimeZonesForNumber(number).Count;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = NumberLines.Count)]
    public int Profile()
    {
        int sum = 0;
        foreach (E164Number number in _numbers)
            sum += (int)NumberProfile.Of(number).Class;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = NumberLines.Count)]
    public int ProfileAndPlaces()
    {
        int sum = 0;
        foreach (E164Number number in _numbers)
        {
            KnownNumbers.Known known = KnownNumbers.Of(number);
            sum += (int)known.Profile.Class + known.Places.Length;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = NumberLines.Count)]
    public int NumberProfileAndPlaces()
    {
        int sum = 0;
        foreach (byte[] line in _bytes)
        {
            E164Number.TryParse(line, _region, out E164Number number, out _);
            KnownNumbers.Known known = KnownNumbers.Of(number);
            sum += (int)known.Profile.Class + known.Places.Length;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = NumberLines.Count)]
    public int Masked()
    {
        int sum = 0;
        foreach (E164Number number in _numbers)
            sum += number.ToString().Length;
        return sum;
    }
}
