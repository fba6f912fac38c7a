using System.Globalization;

namespace TelemarketingCompliance.Tests.Numbers;

public sealed class SpreadsheetSpellingTests
{
    private static readonly string[] Formats = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d", "yyyy/M/d"];

    [Fact]
    public void A_date_is_what_the_library_reads_as_one()
    {
        Random random = new(3);
        int dates = 0;
        for (int i = 0; i < 200_000; i++)
        {
            char separator = "/-."[random.Next(3)], other = random.Next(10) == 0 ? "/-. "[random.Next(4)] : separator;
            string[] parts = [Part(40), Part(14), random.Next(5) == 0 ? Part(12_000) : random.Next(1890, 2110).ToString(CultureInfo.InvariantCulture)];
            if (random.Next(2) == 0)
                Array.Reverse(parts);
            string text = $"{parts[0]}{separator}{parts[1]}{other}{parts[2]}";
            bool isDate = DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) && date.Year is >= 1900 and < 2100;

            Assert.True(isDate == SpreadsheetSpelling.IsDate(text), text);
            dates += isDate ? 1 : 0;
        }

        Assert.InRange(dates, 50_000, 150_000);

        string Part(int most) => random.Next(most).ToString(random.Next(2) == 0 ? "00" : "0", CultureInfo.InvariantCulture);
    }
}
