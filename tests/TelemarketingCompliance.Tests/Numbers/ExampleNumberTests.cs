using PhoneNumbers;

namespace TelemarketingCompliance.Tests.Numbers;

/// <summary>libphonenumber's example numbers of every region and type, as the library itself formats them.</summary>
public class ExampleNumberTests
{
    // A Canadian number that exists only without area code, and a German one whose grouping is that of two numbers.
    private static readonly string[] Refused = ["310-1234", "018500 123456"];

    [Fact]
    public void The_example_numbers_of_all_regions_are_read_in_every_format()
    {
        PhoneNumberUtil plans = PhoneNumberUtil.GetInstance();
        int read = 0;
        foreach (string region in plans.GetSupportedRegions())
        {
            foreach (PhoneNumberType type in Enum.GetValues<PhoneNumberType>())
            {
                if (plans.GetExampleNumberForType(region, type) is not { } example || Refused.Contains(plans.Format(example, PhoneNumberFormat.NATIONAL)))
                    continue;

                string full = plans.Format(example, PhoneNumberFormat.E164);
                foreach (PhoneNumberFormat format in Enum.GetValues<PhoneNumberFormat>())
                {
                    string text = plans.Format(example, format);
                    Assert.True(full == Spelled.Read(text, region), $"{region} {type} {format}: {Spelled.Read(text, region)}");
                    read++;
                }

                Assert.NotEqual(NumberClass.Unknown, NumberProfile.Of(E164Number.Parse(full)).Class);
            }
        }

        Assert.InRange(read, 4_000, int.MaxValue);
    }
}
