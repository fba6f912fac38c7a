namespace TelemarketingCompliance;

/// <summary>A key is all digits of an E.164 number as one integer; E.164 allows 15 of them, and the directory's 32-bit tags rely on it.</summary>
internal static class Keys
{
    public const int MaxDigits = 15;
    public const ulong Max = 999_999_999_999_999;

    public static int Digits(ulong key)
    {
        int digits = 1;

        for (ulong bound = 10; digits < 20 && key >= bound; bound *= 10)
            digits++;

        return digits;
    }

    public static ulong PowerOfTen(int exponent)
    {
        ulong power = 1;

        while (exponent-- > 0)
            power *= 10;

        return power;
    }
}
