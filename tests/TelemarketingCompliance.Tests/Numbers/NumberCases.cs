using System.Globalization;

namespace TelemarketingCompliance.Tests.Numbers;

/// <summary>How many cases the comparisons of the fast and the slow path draw: some seconds' worth, or as many as the environment asks for.</summary>
internal static class NumberCases
{
    /// <summary>Set to a number of cases, it makes the comparisons draw that many, from another seed, and ask every prefix.</summary>
    public const string Variable = "TMC_NUMBER_CASES";

    /// <summary>Set to the seed that a failure named, it draws the same cases again.</summary>
    public const string SeedVariable = "TMC_NUMBER_SEED";

    private static readonly string? Asked = Environment.GetEnvironmentVariable(Variable);

    public static bool AreMany => Asked is { Length: > 0 };

    public static int Count(int usual) => AreMany ? int.Parse(Asked!, CultureInfo.InvariantCulture) : usual;

    /// <summary>A seed of its own for every run that asks for many, printed when a case fails.</summary>
    public static int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), CultureInfo.InvariantCulture, out int seed) ? seed : AreMany ? Environment.TickCount : 20261201;
}
