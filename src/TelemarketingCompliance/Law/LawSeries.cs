using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The dated values of one parameter of the law: each entry ends the one before it.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <remarks>Immutable, safe on any thread. The source of the dates is a law sheet; entries are ascending by day.</remarks>
public sealed class LawSeries<T>
{
    private readonly ImmutableArray<Instant> starts;

    /// <summary>Creates a series.</summary>
    /// <param name="name">The parameter's name, as in the law sheet.</param>
    /// <param name="values">At least one value, ascending by day, no day twice.</param>
    /// <param name="zone">The jurisdiction's zone: a value holds from 00:00 there.</param>
    /// <exception cref="ArgumentException">The series is empty or its days are not ascending.</exception>
    public LawSeries(string name, ImmutableArray<LawValue<T>> values, DateTimeZone zone)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(zone);
        if (values.IsDefaultOrEmpty)
            throw new ArgumentException($"the parameter `{name}` has no value", nameof(values));
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i].From <= values[i - 1].From)
                throw new ArgumentException($"the parameter `{name}` has dates that are not ascending: {values[i].From:uuuu-MM-dd} follows {values[i - 1].From:uuuu-MM-dd}", nameof(values));
        }

        Name = name;
        Values = values;
        starts = values.Select(value => zone.AtStartOfDay(value.From).ToInstant()).ToImmutableArray();
    }

    /// <summary>The parameter's name, as in the law sheet.</summary>
    public string Name { get; }

    /// <summary>The values, ascending by day.</summary>
    public ImmutableArray<LawValue<T>> Values { get; }

    /// <summary>The instants at which a value begins or the series ends, ascending.</summary>
    public ImmutableArray<Instant> Changes => starts;

    /// <summary>The value in force at <paramref name="at"/>.</summary>
    /// <returns>False before the first value and where the series has ended.</returns>
    public bool TryAt(Instant at, [NotNullWhen(true)] out LawValue<T>? value)
    {
        int index = starts.BinarySearch(at);
        index = index >= 0 ? index : ~index - 1;
        value = index >= 0 && Values[index].InForce ? Values[index] : null;
        return value is not null;
    }
}
