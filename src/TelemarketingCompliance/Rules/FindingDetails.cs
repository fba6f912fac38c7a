using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace TelemarketingCompliance;

/// <summary>Collects the arguments of a finding while a decision is explained. Never holds phone numbers or names.</summary>
public sealed class FindingDetails
{
    private readonly ImmutableArray<FindingArg>.Builder args = ImmutableArray.CreateBuilder<FindingArg>();

    internal FindingDetails()
    {
    }

    /// <summary>Adds a text: an id, a code.</summary>
    public void Add(string name, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(value);
        args.Add(new FindingArg(name, value));
    }

    /// <summary>Adds a whole number.</summary>
    public void Add(string name, long value) => Add(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds an instant.</summary>
    public void Add(string name, Instant value) => Add(name, InstantPattern.ExtendedIso.Format(value));

    internal ImmutableArray<FindingArg> ToArgs() => args.ToImmutable();
}
