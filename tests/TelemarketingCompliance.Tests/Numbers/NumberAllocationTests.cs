using System.Text;

namespace TelemarketingCompliance.Tests.Numbers;

/// <summary>Reading and looking up what the tables of the plans tell allocates nothing, read or refused.</summary>
/// <remarks>Code that the runtime has not optimised yet allocates in its own ways: only <see cref="CompiledNumberTests"/>, which optimises at once, holds these to nothing.</remarks>
public sealed class NumberAllocationTests
{
    private const int WarmUps = 3;

    public static TheoryData<string, string> Texts => new()
    {
        { "+390612345678", "IT" }, { "+393331234567", "IT" }, { "3331234567", "IT" }, { "0612345678", "it" }, { "06/123.456.78 int. 5", "IT" }, { "333 123 4567", "IT" }, { "+39 (0) 6 12345678", "IT" },
        { "0039 333 1234567", "IT" }, { "393331234567", "IT" }, { "3906123456", "IT" }, { "892123", "IT" }, { "0549 886377", "IT" }, { "'3331234567", "IT" }, { "tel:+39-06-12345678", "IT" },
        { "０６１２３４５６７８", "IT" }, { "\u202A+39\u00A0333\u200B1234567\u202C", "IT" }, { "(212) 555-0123", "US" }, { "1-212-555-0123", "us" }, { "12125550123", "US" }, { "011 39 06 12345678", "US" },
        { "+33142345678", "IT" }, { "", "IT" }, { "n.d.", "IT" }, { "3,4E+09", "IT" }, { "3331234567.0", "IT" }, { "07-07-2021", "IT" }, { "06-12345678/9", "IT" }, { "892123 892124", "IT" },
        { "333 1234567 o 06 12345678", "IT" }, { "0612345678901", "IT" }, { "555 0123", "US" }, { "333 1234567\0", "IT" }, { "\uD800", "IT" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_read_or_refused(string text, string region)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);

        long allocated = Measure(() =>
        {
            E164Number.TryParse(text, region, out _);
            E164Number.TryParse(bytes, region, out _, out _);
        });

        Assert.InRange(allocated, 0, CompiledNumberTests.IsCompiledAtOnce ? 0 : 4096);
    }

    [Theory]
    [InlineData(390612345678)]
    [InlineData(393331234567)]
    [InlineData(390844123456)]
    [InlineData(390669812345)]
    [InlineData(39899123456)]
    [InlineData(390333123456)]
    [InlineData(12125550123)]
    [InlineData(12085550123)]
    [InlineData(16045550123)]
    [InlineData(12423651234)]
    [InlineData(18005550123)]
    [InlineData(11112345678)]
    [InlineData(33142345678)]
    public void Profile_and_places_are_found(ulong digits)
    {
        E164Number number = E164Number.FromDigits(digits);

        long allocated = Measure(() =>
        {
            _ = NumberProfile.Of(number);
            _ = KnownNumbers.Of(number);
        });

        Assert.InRange(allocated, 0, CompiledNumberTests.IsCompiledAtOnce ? 0 : 4096);
    }

    private static long Measure(Action action)
    {
        long allocated = 0;
        for (int round = 0; round <= WarmUps; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return allocated;
    }
}
