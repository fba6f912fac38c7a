namespace TelemarketingCompliance;

/// <summary>Where a call enters the public network; networks block calls from abroad that show a domestic number.</summary>
/// <param name="Country">The country whose network takes the call over from the caller, as two capital letters.</param>
/// <param name="IsRoaming">Whether the caller ID is a mobile that really roams in that country. Default: false.</param>
public sealed record NetworkOrigin(string Country, bool IsRoaming = false)
{
    /// <summary>The country whose network takes the call over from the caller, as two capital letters.</summary>
    /// <exception cref="ArgumentException">It is not two capital letters.</exception>
    public string Country { get; init; } = Country is [>= 'A' and <= 'Z', >= 'A' and <= 'Z']
        ? Country
        : throw new ArgumentException("a country is two capital letters", nameof(Country));
}
