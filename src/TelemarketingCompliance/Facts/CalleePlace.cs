using NodaTime;

namespace TelemarketingCompliance;

/// <summary>A place where the callee may be: whose clock and whose holidays count. Immutable, safe on any thread.</summary>
/// <remarks>
/// A callee may have several: the declared one, and those of the number. What is forbidden in one of them is forbidden. A mobile's area is where its
/// number was issued, a hint and no more.
/// </remarks>
public sealed record CalleePlace
{
    /// <summary>The zone whose clock the callee reads. It is looked up in the zone data of this library, whatever provider it came from.</summary>
    /// <exception cref="ArgumentException">The zone data knows no zone of this id.</exception>
    public required DateTimeZone Zone
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = DateTimeZoneProviders.Tzdb.GetZoneOrNull(value.Id) ?? throw new ArgumentException($"the zone `{value.Id}` does not exist", nameof(value));
        }
    }

    /// <summary>The country, as two capital letters; null means unknown.</summary>
    public string? Country { get; init; }

    /// <summary>The municipality by a code of the host's choice, such as ISTAT's; null means unknown.</summary>
    public string? Municipality { get; init; }

    /// <summary>How it is known. Default: declared.</summary>
    public PlaceSource Source { get; init; }
}
