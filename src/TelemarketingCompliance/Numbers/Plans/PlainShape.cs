namespace TelemarketingCompliance;

/// <summary>What a number's first characters and its length must be so that the plan reads it as itself: <c>+</c> and digits, or a national number.</summary>
internal readonly struct PlainShape
{
    private const uint NoPrefix = 15;

    private readonly ulong _code;
    private readonly ulong _codeMask;
    private readonly ulong _exit;
    private readonly ulong _exitMask;
    private readonly uint _lengths;
    private readonly uint _nationalLengths;
    private readonly uint _prefix;
    private readonly int _codeLength;

    public PlainShape(NumberingPlan plan)
    {
        _codeLength = plan.Code.Length;
        CountryCode = plan.CountryCode;
        (_code, _codeMask) = Characters(plan.Code);
        (_exit, _exitMask) = Characters(plan.ExitCode ?? "");
        _lengths = plan.Lengths & ((1u << (NumberingPlan.MaxDigits - _codeLength + 1)) - 1);
        _nationalLengths = plan.ExitCode is { Length: > 0 } ? _lengths : 0;
        _prefix = plan.Prefix is [var first, ..] ? (uint)(first - '0') : NoPrefix;
    }

    /// <summary>The plan's country code.</summary>
    public ulong CountryCode { get; }

    /// <summary>A bit for each count of digits that <c>+</c> and these first three begin; none where the fourth digit matters too, or the code is another.</summary>
    public ushort CountsOf(int firstThree)
    {
        (ulong code, int next) = _codeLength switch
        {
            1 => ((ulong)firstThree / 100, firstThree / 10 % 10),
            2 => ((ulong)firstThree / 10, firstThree % 10),
            _ => ((ulong)firstThree, _prefix == NoPrefix ? 0 : (int)_prefix),
        };
        return code == CountryCode && next != _prefix ? (ushort)(_lengths << _codeLength) : (ushort)0;
    }

    /// <summary>Whether <c>+</c> and digits have a length of the plan and lose no prefix.</summary>
    /// <param name="start">The plus and the first seven digits as decimals, the plus lowest.</param>
    /// <param name="digits">How many digits there are, those of the country code included.</param>
    public bool IsInternational(ulong start, int digits) =>
        ((_lengths >> (digits - _codeLength)) & 1) != 0 && ((uint)(start >> (8 * (_codeLength + 1))) & 15) != _prefix;

    /// <summary>Whether a national number has a length of the plan, loses no prefix and begins with no country code.</summary>
    /// <param name="first">The first eight characters, the first one lowest.</param>
    /// <param name="digits">How many digits there are.</param>
    public bool IsNational(ulong first, int digits) =>
        ((_nationalLengths >> digits) & 1) != 0 && (first & _codeMask) != _code && (first & _exitMask) != _exit && ((uint)first & 15) != _prefix;

    private static (ulong Text, ulong Mask) Characters(string digits)
    {
        ulong text = 0, mask = 0;
        for (int i = 0; i < Math.Min(digits.Length, 8); i++)
        {
            text |= (ulong)digits[i] << (8 * i);
            mask |= 0xFFUL << (8 * i);
        }

        return (text, mask);
    }
}
