using System.Globalization;

namespace TelemarketingCompliance.Cli.Policy;

/// <summary>Collects what is wrong with a policy, so that one reading tells all of it.</summary>
internal sealed class PolicyFaults(string file, JsonLines lines)
{
    private readonly List<string> faults = [];

    public void Add(string key, string problem) => faults.Add(string.Create(CultureInfo.InvariantCulture, $"`{file}`, line {lines.Find(key)}, `{key}`: {problem}"));

    /// <summary>A value, or a fault that names its key.</summary>
    public T? Read<T>(string key, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception refused) when (refused is ArgumentException or FormatException or FrequencyLimitException)
        {
            Add(key, refused.Message.Split(" (Parameter")[0]);
            return default;
        }
    }

    /// <exception cref="RefusalException">Something was wrong.</exception>
    public void ThrowIfAny()
    {
        if (faults.Count > 0)
            throw RefusalException.Input(string.Join(Environment.NewLine + "error: ", faults));
    }
}
