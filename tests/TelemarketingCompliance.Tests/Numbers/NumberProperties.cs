using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace TelemarketingCompliance.Tests.Numbers;

[Properties(Arbitrary = [typeof(NumberGenerators)], MaxTest = 2000, Replay = "20260401,4711")]
public class NumberProperties
{
    private static readonly string[] Joiners = [",", ", ", ";", " / ", "/", " - ", "-", "\n", "\t", " o ", " e ", " & ", "|", " ", ".", "+39", " +39 "];

    [Property]
    public void Any_text_is_answered_without_exception(string? text, Spelling spelling)
    {
        Spelled.Read(text ?? "", spelling.Region);
        Spelled.Read(spelling.Text, spelling.Region);
        Spelled.Read(spelling.Text + text, spelling.Region);
    }

    [Property(MaxTest = 20_000)]
    public void A_number_written_in_full_is_read_as_itself(Spelling spelling)
    {
        if (!E164Number.TryParse(spelling.Text, spelling.Region, out E164Number number))
            return;

        Assert.Equal(number, E164Number.Parse(number.ToE164()));
        Assert.InRange(number.ToE164().Length, 4, 16);
    }

    [Property(MaxTest = 20_000)]
    public void Random_digits_with_a_plus_are_read_as_themselves_or_settle_at_once(ulong seed)
    {
        string text = $"+{seed % 1_000_000_000_000_000}";
        if (!E164Number.TryParse(text, null, out E164Number number))
            return;

        Assert.Equal(number, E164Number.Parse(number.ToE164()));
        Assert.True(NumberProfile.Of(number).Region is null or { Length: 2 });
    }

    [Property]
    public void What_is_read_with_a_plus_is_what_libphonenumber_prints(ulong seed)
    {
        string text = $"+{seed % 10_000_000_000_000}";
        if (!E164Number.TryParse(text, null, out E164Number number))
            return;

        PhoneNumbers.PhoneNumberUtil plans = PhoneNumbers.PhoneNumberUtil.GetInstance();
        Assert.Equal(plans.Format(plans.Parse(text, null), PhoneNumbers.PhoneNumberFormat.E164), number.ToE164());
    }

    [Property]
    public void All_spellings_of_an_italian_number_are_one_number(ItalianNumber italian)
    {
        string national = italian.National;
        string[] international = [$"+39{national}", $"0039 {national}", $"+39-{national[..4]}-{national[4..]}", $"(+39) {national}"];
        string[] local = [national, $"{national[..4]} {national[4..]}", $"{national[..2]}-{national[2..]}", $"\u202A{national}\u202C"];

        // A mobile number that begins with 39 has a property of its own, below.
        string[] spellings = national.StartsWith("39", StringComparison.Ordinal) ? international : [.. international, .. local];

        Assert.All(spellings, text => Assert.Equal(italian.Number, E164Number.Parse(text, "IT")));
    }

    [Property]
    public void Without_a_plus_39_is_read_as_the_right_number_or_refused(ItalianNumber italian)
    {
        bool bareRead = E164Number.TryParse("39" + italian.National, "IT", out E164Number bare);
        bool nationalRead = E164Number.TryParse(italian.National, "IT", out E164Number national, out NumberRefusal refusal);

        Assert.True(!bareRead || bare == italian.Number || bare.ToE164() == "+3939" + italian.National);
        Assert.True(nationalRead ? national == italian.Number : refusal == NumberRefusal.Ambiguous);
    }

    [Property]
    public Property Two_numbers_never_become_one(ItalianNumber first, ItalianNumber second) =>
        Prop.ForAll(Gen.Elements(Joiners).ToArbitrary(), joiner =>
            !E164Number.TryParse(first.National + joiner + second.National, "IT", out _)
            && !E164Number.TryParse("+39" + first.National + joiner + "+39" + second.National, "IT", out _));

    [Property]
    public Property A_number_and_a_last_digit_never_become_one(ItalianNumber first) =>
        Prop.ForAll(Gen.Elements("/", "-", " / ", " - ", ".", ",", ";").ToArbitrary(), Gen.Choose(0, 99).ToArbitrary(), (joiner, tail) =>
            !E164Number.TryParse($"{first.National}{joiner}{tail}", "IT", out _));

    [Property]
    public void A_masked_number_shows_its_country_code_and_two_digits(ItalianNumber italian)
    {
        string masked = italian.Number.ToString();

        Assert.Equal(italian.Number.ToE164().Length, masked.Length);
        Assert.Equal("+39" + new string('*', italian.National.Length - 2) + italian.National[^2..], masked);
    }

    [Property]
    public void Order_and_equality_are_those_of_the_digits(ItalianNumber first, ItalianNumber second)
    {
        E164Number left = first.Number, right = second.Number;

        Assert.Equal(left.Digits.CompareTo(right.Digits), left.CompareTo(right));
        Assert.Equal(left.Digits == right.Digits, left == right);
        Assert.Equal(left.Digits < right.Digits, left < right);
        Assert.Equal(left.Digits >= right.Digits, left >= right);
    }

    [Property]
    public void A_profile_never_throws(ulong seed) => NumberProfile.Of(E164Number.FromDigits((seed % 999_999_999_999_999) + 1));
}
