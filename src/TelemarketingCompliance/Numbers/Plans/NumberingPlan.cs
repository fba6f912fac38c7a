using System.Globalization;
using PhoneNumbers;

namespace TelemarketingCompliance;

/// <summary>The numbering plan of one country code, taken out of libphonenumber's metadata once and read without it from then on.</summary>
/// <remarks>
/// Only plain plans: the national prefix is nothing or fixed digits that are simply left out. Where a plan says more, <see cref="IsReadable"/> is false and
/// libphonenumber is asked for each number. Immutable, safe on any thread; built when the first number of the country is met.
/// </remarks>
internal sealed class NumberingPlan
{
    public const int MaxDigits = 15;

    /// <summary>No national number is longer, whatever the plan; libphonenumber's own limit.</summary>
    public const int MaxNationalDigits = 17;

    private const int Letters = 26;

    private static readonly NumberingPlan?[] ByCode = new NumberingPlan?[1000];
    private static readonly NumberingPlan?[] ByFirstThree = new NumberingPlan?[1000];
    private static readonly NumberingPlan?[] ByRegion = new NumberingPlan?[Letters * Letters];

    private readonly Lazy<PlanClasses?> _classes;
    private readonly DigitTable? _viable;
    private readonly uint _localOnly;
    private readonly PlainShape _plain;

    private NumberingPlan() => _classes = new(() => null);

    private NumberingPlan(int countryCode, string region, PhoneMetadata metadata)
    {
        Code = countryCode.ToString(CultureInfo.InvariantCulture);
        CountryCode = (ulong)countryCode;
        MainRegion = NumberClassifier.CountryOnly(region);
        Prefix = metadata.NationalPrefixForParsing;
        _viable = PlanClasses.TableOf(metadata.GeneralDesc);
        Lengths = Bits(metadata.GeneralDesc.PossibleLengthList);
        _localOnly = Bits(metadata.GeneralDesc.PossibleLengthLocalOnlyList);
        ExitCode = metadata.InternationalPrefix is { Length: > 0 } exitCode && IsDigits(exitCode) ? exitCode : null;
        MobilesHaveAreas = NumberMetadata.Plans.IsNumberGeographical(PhoneNumberType.MOBILE, countryCode);
        IsReadable = true;
        _classes = new(() => PlanClasses.Of(countryCode));
        _plain = new PlainShape(this);
    }

    /// <summary>Whether anything can be read with this plan.</summary>
    public bool IsReadable { get; }

    /// <summary>The country code's digits.</summary>
    public string Code { get; } = "";

    /// <inheritdoc cref="Code"/>
    public ulong CountryCode { get; }

    /// <summary>The region that the metadata of the whole code belong to; null for codes of no country.</summary>
    public string? MainRegion { get; }

    /// <summary>The national prefix, such as 1 in the United States; empty where there is none.</summary>
    public string Prefix { get; } = "";

    /// <summary>What is dialed before a foreign country code: 00, 011; null where the plan has several.</summary>
    public string? ExitCode { get; }

    /// <summary>Whether mobile numbers begin with an area as landlines do.</summary>
    public bool MobilesHaveAreas { get; }

    /// <summary>A bit for each length a national number may have.</summary>
    public uint Lengths { get; }

    /// <summary>What tells a number that is read as itself.</summary>
    public ref readonly PlainShape Plain => ref _plain;

    /// <summary>The classes of the plan's numbers; null where its patterns cannot be read.</summary>
    public PlanClasses? Classes => _classes.Value;

    private static NumberingPlan Unreadable { get; } = new();

    /// <summary>The plan of the numbers that begin with these three digits.</summary>
    public static NumberingPlan Of(int firstThreeDigits)
    {
        NumberingPlan? plan = Volatile.Read(ref ByFirstThree[firstThreeDigits]);
        if (plan is null)
        {
            plan = Learn(firstThreeDigits);
            Volatile.Write(ref ByFirstThree[firstThreeDigits], plan);
        }

        return plan;
    }

    /// <summary>The plan of the numbers that begin with these digits.</summary>
    public static NumberingPlan Of(ReadOnlySpan<char> digits) =>
        digits.Length < 3 ? Unreadable : Of(((digits[0] - '0') * 100) + ((digits[1] - '0') * 10) + (digits[2] - '0'));

    /// <summary>The plan by which a region's national spellings are read: that of its country code, where the region is the code's main one.</summary>
    /// <param name="region">Two letters in any case; anything else has no plan.</param>
    public static NumberingPlan OfRegion(string? region)
    {
        if (region is not [var first, var second] || !char.IsAsciiLetter(first) || !char.IsAsciiLetter(second))
            return Unreadable;

        ref NumberingPlan? slot = ref ByRegion[(((first | ' ') - 'a') * Letters) + (second | ' ') - 'a'];
        NumberingPlan? plan = Volatile.Read(ref slot);
        if (plan is null)
        {
            plan = Learn(region.ToUpperInvariant());
            Volatile.Write(ref slot, plan);
        }

        return plan;
    }

    /// <summary>Whether a national number of this length exists; the refusal if not.</summary>
    public NumberRefusal Judge(int length)
    {
        if ((_localOnly & Bit(length)) != 0)
            return NumberRefusal.LocalOnly;
        if ((Lengths & Bit(length)) != 0)
            return NumberRefusal.None;
        if ((Lengths & (Bit(length) - 1)) == 0)
            return NumberRefusal.TooShort;
        return Bit(length) > Lengths ? NumberRefusal.TooLong : NumberRefusal.Impossible;
    }

    /// <summary>Leaves the national prefix out where the plan says so; false where that cannot be told.</summary>
    public bool TryStrip(ref ReadOnlySpan<char> national)
    {
        if (Prefix.Length == 0 || !national.StartsWith(Prefix))
            return true;
        if (_viable is null)
            return false;

        ReadOnlySpan<char> rest = national[Prefix.Length..];
        bool losesItsShape = _viable.Find(national) != 0 && _viable.Find(rest) == 0;
        if (!losesItsShape && Judge(rest.Length) is NumberRefusal.None or NumberRefusal.TooLong)
            national = rest;
        return true;
    }

    private static NumberingPlan Learn(int firstThreeDigits)
    {
        // No code begins with zero.
        if (firstThreeDigits < 100)
            return Unreadable;

        Span<char> digits = stackalloc char[3];
        firstThreeDigits.TryFormat(digits, out _, provider: CultureInfo.InvariantCulture);
        int length = NumberMetadata.CountryCodeLength(digits);
        return length == 0 ? Unreadable : OfCode(int.Parse(digits[..length], NumberStyles.None, CultureInfo.InvariantCulture));
    }

    private static NumberingPlan Learn(string region)
    {
        int code = NumberMetadata.Plans.GetCountryCodeForRegion(region);
        bool isMain = code != 0 && NumberMetadata.Plans.GetRegionCodeForCountryCode(code) == region;
        return isMain ? OfCode(code) : Unreadable;
    }

    private static NumberingPlan OfCode(int code)
    {
        if (Volatile.Read(ref ByCode[code]) is { } known)
            return known;

        // One plan for all threads: it holds the tables.
        NumberingPlan plan = Read(code);
        if (Interlocked.CompareExchange(ref ByCode[code], plan, null) is { } first)
            return first;
        PlainNumbers.Know(plan);
        return plan;
    }

    private static NumberingPlan Read(int code)
    {
        string region = NumberMetadata.Plans.GetRegionCodeForCountryCode(code);
        PhoneMetadata? metadata = PlanClasses.Metadata(region, code);
        return metadata is not null && IsDigits(metadata.NationalPrefixForParsing) && metadata.NationalPrefixTransformRule is not { Length: > 0 }
            ? new NumberingPlan(code, region, metadata)
            : Unreadable;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static uint Bits(IEnumerable<int> lengths) => lengths.Where(length => length is > 0 and < 32).Aggregate(0u, (bits, length) => bits | Bit(length));

    private static uint Bit(int length) => 1u << Math.Min(length, 31);
}
