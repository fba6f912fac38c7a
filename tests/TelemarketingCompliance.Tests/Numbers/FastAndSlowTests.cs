using System.Text;
using PhoneNumbers;

namespace TelemarketingCompliance.Tests.Numbers;

/// <summary>What is read and looked up without libphonenumber is what libphonenumber says. <c>TMC_NUMBER_CASES=20000000</c> compares millions.</summary>
public sealed class FastAndSlowTests
{
    private static readonly int[] Codes = [.. PhoneNumberUtil.GetInstance().GetSupportedCallingCodes().Order()];

    [Fact]
    public void Every_spelling_is_read_alike_as_text_and_as_bytes()
    {
        RandomSpellings spellings = new(NumberCases.Seed);
        int read = 0, plain = 0, cases = NumberCases.Count(100_000);
        for (int i = 0; i < cases; i++)
        {
            (string text, string? region) = spellings.Next();
            string slow = SlowNumbers.Read(text, region);

            Assert.True(slow == Spelled.Read(text, region), $"case {i} of seed {NumberCases.Seed}: {Spelled.Read(text, region)} and not {slow} for `{text}` in `{region}`");
            Assert.True(slow == Spelled.ReadUtf8(Encoding.UTF8.GetBytes(text), region), $"case {i} of seed {NumberCases.Seed}, as bytes: not {slow} for `{text}` in `{region}`");
            read += slow[0] == '+' ? 1 : 0;
            plain += PlainNumbers.Read(text, region) != 0 ? 1 : 0;
        }

        // Had the generator drifted away from numbers, the comparison would be worth nothing.
        Assert.InRange(read, cases / 5, cases * 4 / 5);
        Assert.InRange(plain, cases / 50, cases);
    }

    [Fact]
    public void Every_bytes_are_read_as_the_text_that_a_decoder_makes_of_them()
    {
        Random random = new(NumberCases.Seed);
        RandomSpellings spellings = new(NumberCases.Seed);
        for (int i = 0; i < NumberCases.Count(60_000); i++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(spellings.Next().Text);
            for (int changes = random.Next(4); changes > 0 && bytes.Length > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);

            Assert.True(Spelled.Read(Encoding.UTF8.GetString(bytes)) == Spelled.ReadUtf8(bytes), $"case {i} of seed {NumberCases.Seed}: {Convert.ToHexString(bytes)}");
        }
    }

    [Fact]
    public void Profile_and_places_of_every_country_code_are_alike()
    {
        RandomSpellings numbers = new(NumberCases.Seed);
        int each = Math.Max(300, NumberCases.Count(0) / Codes.Length), found = 0;
        foreach (int code in Codes)
        {
            for (int i = 0; i < each; i++)
                found += Compare(numbers.Number(code));
        }

        Assert.InRange(found, Codes.Length * each / 2, int.MaxValue);
    }

    /// <summary>The classes of Italian numbers depend on the first six digits at most, and on the length.</summary>
    [Fact]
    public void Profile_and_places_of_every_italian_range_are_alike()
    {
        RandomSpellings numbers = new(NumberCases.Seed);
        int digits = NumberCases.AreMany ? 6 : 3;
        for (int range = 0; range < Power(digits); range++)
        {
            for (int length = digits; length <= 13; length++)
                Compare(NumberOf("39", range, digits, numbers.Digits(length - digits, length - digits)));
        }
    }

    /// <summary>Area code and exchange tell class, region and zone of a North American number; a few classes take a digit more.</summary>
    [Fact]
    public void Profile_and_places_of_every_north_american_area_are_alike()
    {
        RandomSpellings numbers = new(NumberCases.Seed);
        for (int range = 0; range < Power(6); range += NumberCases.AreMany ? 1 : 41)
        {
            Compare(NumberOf("1", range, 6, numbers.Digits(4, 4)));
            if (range % 1000 < 41)
                Compare(NumberOf("1", range, 6, numbers.Digits(0, 7)));
        }
    }

    private static int Power(int digits) => (int)Math.Pow(10, digits);

    private static E164Number NumberOf(string code, int range, int digits, string rest) =>
        E164Number.FromDigits(ulong.Parse(code + range.ToString($"D{digits}", System.Globalization.CultureInfo.InvariantCulture) + rest, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>1 where the tables of the plan told, 0 where libphonenumber had to.</summary>
    private static int Compare(E164Number number)
    {
        KnownNumbers.Known slow = SlowNumbers.Known(number), fast = KnownNumbers.Of(number);

        Assert.True(slow.Profile == fast.Profile && slow.Profile == NumberProfile.Of(number), $"{fast.Profile} and not {slow.Profile} for +{number.Digits}");
        Assert.True(slow.Places.SequenceEqual(fast.Places), $"{fast.Places.Length} places and not {slow.Places.Length} for +{number.Digits}");
        return PlanProfiles.TryFind(number.Digits, out _) ? 1 : 0;
    }
}
