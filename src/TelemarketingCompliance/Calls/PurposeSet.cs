using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace TelemarketingCompliance;

/// <summary>An immutable set of purposes, written as a collection: <c>[CallPurpose.Sale, CallPurpose.WinBack]</c>. <c>default</c> is empty.</summary>
[CollectionBuilder(typeof(PurposeSet), nameof(Create))]
[JsonConverter(typeof(PurposeSetConverter))]
public readonly record struct PurposeSet : IEnumerable<CallPurpose>
{
    private readonly uint bits;

    private PurposeSet(uint bits) => this.bits = bits;

    /// <summary>Every marketing purpose that has a name.</summary>
    public static PurposeSet Marketing { get; } = Create(
    [
        CallPurpose.Sale, CallPurpose.CommercialCommunication, CallPurpose.MarketResearch,
        CallPurpose.ConsentRecovery, CallPurpose.WinBack, CallPurpose.Fundraising,
    ]);

    /// <summary>Whether the set holds nothing.</summary>
    public bool IsEmpty => bits == 0;

    /// <summary>Creates a set; repeated purposes count once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A purpose is unknown: a set names what it means.</exception>
    public static PurposeSet Create(ReadOnlySpan<CallPurpose> purposes)
    {
        uint bits = 0;
        foreach (CallPurpose purpose in purposes)
        {
            if (!IsNamed(purpose))
                throw new ArgumentOutOfRangeException(nameof(purposes), purpose, "a set of purposes names each purpose it means");
            bits |= 1u << (int)purpose;
        }

        return new PurposeSet(bits);
    }

    /// <summary>Whether the set holds <paramref name="purpose"/>; never true for an unknown purpose.</summary>
    public bool Contains(CallPurpose purpose) => IsNamed(purpose) && (bits & (1u << (int)purpose)) != 0;

    /// <summary>Whether the value is one of the purposes; a number cast from elsewhere need not be, and is then as good as unknown.</summary>
    internal static bool IsNamed(CallPurpose purpose) => purpose is > CallPurpose.Unknown and <= CallPurpose.Political;

    /// <summary>The purposes of either set.</summary>
    public PurposeSet Union(PurposeSet other) => new(bits | other.bits);

    /// <summary>The purposes in the order of their declaration.</summary>
    public IEnumerator<CallPurpose> GetEnumerator()
    {
        for (CallPurpose purpose = CallPurpose.Sale; purpose <= CallPurpose.Political; purpose++)
        {
            if (Contains(purpose))
                yield return purpose;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The names of the purposes, joined by commas.</summary>
    public override string ToString() => string.Join(", ", this);
}
