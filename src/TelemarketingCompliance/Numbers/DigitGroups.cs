namespace TelemarketingCompliance;

/// <summary>Collects the digits of a spelling and what stands between them, and refuses what may be two numbers.</summary>
internal ref struct DigitGroups(Span<char> written, Span<DigitGap> gaps)
{
    /// <summary>Fewer digits are no number of their own, except short ones, which nobody lists side by side.</summary>
    public const int ShortestNumber = 6;

    private const int LongestAreaCode = 5;
    private const int ShortestAfterSlash = 5;

    private readonly Span<char> _written = written;
    private readonly Span<DigitGap> _gaps = gaps;
    private Separators _pending;
    private bool _hasPlus;
    private int _kept;
    private int _gapCount;
    private int _group;

    /// <summary>How many digits were added, those beyond the room included.</summary>
    public int Count { get; private set; }

    /// <summary>Adds digits in one piece.</summary>
    public void Add(ReadOnlySpan<char> digits)
    {
        if (_pending != Separators.None && Count > 0)
        {
            // A text has no more than 256 characters.
            if (_gapCount < _gaps.Length)
                _gaps[_gapCount++] = new DigitGap((byte)Count, (byte)_group, _pending);
            _group = 0;
        }

        _pending = Separators.None;
        int room = NumberSpelling.MaxDigits - Count;
        if (room > 0)
        {
            ReadOnlySpan<char> kept = digits[..Math.Min(digits.Length, room)];
            kept.CopyTo(_written[_kept..]);
            _kept += kept.Length;
        }

        Count += digits.Length;
        _group += digits.Length;
    }

    /// <summary>Adds a plus or a separator; false for anything else or at a place where it cannot stand.</summary>
    public bool TryAdd(char glyph)
    {
        if (glyph == '+')
        {
            bool first = !_hasPlus && Count == 0;
            if (first)
                _written[_kept++] = glyph;
            _hasPlus = true;
            return first;
        }

        Separators separator = DigitGap.Separator(glyph);
        bool repeatedSlash = separator == Separators.Slash && (_pending & Separators.Slash) != 0;
        _pending |= separator;
        return separator != Separators.None && !repeatedSlash && (Count > 0 || separator is Separators.Space or Separators.Bracket);
    }

    /// <summary>Judges the whole.</summary>
    public readonly NumberRefusal Finish(out NumberSpelling spelling)
    {
        spelling = default;
        if (Count == 0 || (_pending & (Separators.Slash | Separators.Hyphen)) != 0)
            return NumberRefusal.NotANumber;

        int prefix = PrefixLength();
        int slashes = 0;
        bool mayBeTwo = false;
        foreach (ref readonly DigitGap gap in _gaps[.._gapCount])
        {
            slashes += gap.Has(Separators.Slash) ? 1 : 0;
            if (slashes > 1 || HidesSecondNumber(gap, prefix))
                return NumberRefusal.TwoNumbers;
            mayBeTwo |= gap.Before - prefix >= ShortestNumber && Count - gap.Before >= ShortestNumber;
        }

        if (Count > NumberSpelling.MaxDigits)
            return mayBeTwo ? NumberRefusal.TwoNumbers : NumberRefusal.TooLong;

        spelling = new NumberSpelling(_hasPlus, _kept, mayBeTwo);
        return NumberRefusal.None;
    }

    private readonly bool HidesSecondNumber(DigitGap gap, int prefix)
    {
        int before = gap.Before - prefix;
        int after = Count - gap.Before;
        int group = gap.Group == gap.Before ? before : gap.Group;

        if (gap.Has(Separators.Slash))
            return before > LongestAreaCode || after < ShortestAfterSlash;
        if (after >= ShortestNumber && (group >= ShortestNumber || (gap.IsSpacedHyphen && before >= ShortestNumber)))
            return true;

        // 06 12345678-9 is ...78 and ...79, not one digit more. A space is no such sign.
        return gap.Has(Separators.Hyphen | Separators.Bracket | Separators.Dot)
            && ((after <= 3 && group >= ShortestNumber) || (after == 1 && group >= 4));
    }

    /// <summary>The digits that only say which country: the code after a plus, or 00 and the code.</summary>
    private readonly int PrefixLength()
    {
        ReadOnlySpan<char> digits = _written[(_hasPlus ? 1 : 0).._kept];
        if (_hasPlus)
            return NumberMetadata.CountryCodeLength(digits);

        return digits.StartsWith("00") ? 2 + NumberMetadata.CountryCodeLength(digits[2..]) : 0;
    }
}
