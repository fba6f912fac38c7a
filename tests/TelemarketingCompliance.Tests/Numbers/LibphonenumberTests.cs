using System.Text.RegularExpressions;
using PhoneNumbers;
using TelemarketingCompliance.Tests.Conventions;

namespace TelemarketingCompliance.Tests.Numbers;

/// <summary>Where libphonenumber's own <c>Parse</c> says something else: each kind stands in a table of <c>docs/numbers.md</c>, and there are no others.</summary>
public sealed class LibphonenumberTests
{
    private const string Heading = "## Where libphonenumber says otherwise";

    [Fact]
    public void Each_documented_difference_is_one()
    {
        Difference[] documented = [.. Documented()];

        Assert.InRange(documented.Length, 25, 60);
        Assert.All(documented, row => Assert.Equal(row, Between(row.Text, row.Region)));
    }

    [Fact]
    public void No_other_kind_of_difference_is_found()
    {
        HashSet<string> documented = [.. Documented().Select(row => row.Kind)];
        RandomSpellings spellings = new(NumberCases.Seed);
        HashSet<string> met = [];
        for (int i = 0; i < NumberCases.Count(60_000); i++)
        {
            (string text, string? region) = spellings.Next();
            if (Between(text, region) is not { } difference)
                continue;

            Assert.True(documented.Contains(difference.Kind), $"case {i} of seed {NumberCases.Seed}: {difference}");
            met.Add(difference.Kind);
        }

        Assert.InRange(met.Count, documented.Count * 2 / 3, documented.Count);
    }

    /// <summary>Two numbers for one text would be two keys for one line: what begins with the region's own country code may be either, an extension that only one reads is no part of it.</summary>
    [Fact]
    public void Where_both_read_a_text_otherwise_it_begins_with_the_country_code_or_has_an_extension()
    {
        RandomSpellings spellings = new(NumberCases.Seed + 1);
        for (int i = 0; i < NumberCases.Count(60_000); i++)
        {
            (string text, string? region) = spellings.Next();
            if (Between(text, region) is not { Kind: "read, read" } difference)
                continue;

            string code = $"{PhoneNumberUtil.GetInstance().GetCountryCodeForRegion(region!.ToUpperInvariant())}";
            string digits = string.Concat(text.Where(char.IsAsciiDigit));
            Assert.True(digits.StartsWith(code, StringComparison.Ordinal) || text.Any(char.IsAsciiLetter), $"case {i} of seed {NumberCases.Seed}: {difference}");
        }
    }

    private static Difference? Between(string text, string? region)
    {
        string ours = Spelled.Read(text, region), theirs = Theirs(text, region);
        bool anyReads = ours[0] == '+' || theirs[0] == '+';
        return anyReads && ours != theirs ? new Difference(text, region, theirs, ours) : null;
    }

    private static string Theirs(string text, string? region)
    {
        PhoneNumberUtil plans = PhoneNumberUtil.GetInstance();
        try
        {
            PhoneNumber number = plans.Parse(text, region);
            PhoneNumberUtil.ValidationResult possible = plans.IsPossibleNumberWithReason(number);
            return possible == PhoneNumberUtil.ValidationResult.IS_POSSIBLE ? plans.Format(number, PhoneNumberFormat.E164) : possible.ToString();
        }
        catch (NumberParseException refused)
        {
            return refused.ErrorType.ToString();
        }
    }

    private static IEnumerable<Difference> Documented()
    {
        string page = Repository.Read("docs/numbers.md");
        string section = page[page.IndexOf(Heading, StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", 1, StringComparison.Ordinal)];
        return from line in section.Split('\n')
               let row = Regex.Match(line, "^\\| `(?<text>.+)` \\| `(?<region>..)` \\| (?:refused, )?`(?<theirs>.+)` \\| `(?<ours>.+)` \\| .+ \\|$")
               where row.Success
               select new Difference(Regex.Unescape(row.Groups["text"].Value), row.Groups["region"].Value, row.Groups["theirs"].Value, row.Groups["ours"].Value);
    }

    private sealed record Difference(string Text, string? Region, string Theirs, string Ours)
    {
        public string Kind => $"{(Theirs[0] == '+' ? "read" : Theirs)}, {(Ours[0] == '+' ? "read" : Ours)}";
    }
}
