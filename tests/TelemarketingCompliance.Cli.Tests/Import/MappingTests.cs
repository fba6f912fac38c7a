namespace TelemarketingCompliance.Cli.Tests.Import;

/// <summary>Mapping files and dates: what is wrong is told with file, line and key, and nothing is guessed.</summary>
public sealed class MappingTests : IDisposable
{
    private static readonly string[] Crm = ["tel;stato;quando", "+393331000007;S;04/05/2026"];

    private readonly ImportPlace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("{\n\"colums\": {}\n}", "line 2", "there is no key `colums`; there are kind, columns, values, constants, zone, dates, region")]
    [InlineData("{\n\"columns\": {\n\"numbr\": \"tel\" } }", "line 3, `columns.numbr`", "there is no field `numbr`; there are id, number")]
    [InlineData("{\n\"values\": {\n\"stato\": { \"S\": \"granted\" } } }", "line 3, `values.stato`", "there is no field `stato`")]
    [InlineData("{\n\"constants\": {\n\n\"consent\": \"granted\" } }", "line 4, `constants.consent`", "there is no field `consent`")]
    [InlineData("{\n\"columns\": { \"state\": \"stato\" },\n\"constants\": { \"state\": \"granted\" } }", "line 3, `constants.state`", "a column and a constant")]
    [InlineData("{\n\"columns\": { \"state\": \"stato\" },\n\"values\": { \"state\": { \"S\": \"granted\",\n\"s\": \"denied\" } } }", "line 4, `values.state.s`", "there twice")]
    [InlineData("{ \"columns\": {\n\"number\": \"tel\",\n\"number\": \"stato\" } }", "line 3", "there twice")]
    [InlineData("{ \"columns\": {\n\"number\": null } }", "line 2, `columns.number`", "`null` says nothing")]
    [InlineData("{ \"columns\": {\n\"number\": [1] } }", "line 2, `columns.number`", "not of the kind")]
    [InlineData("{ \"kind\": \"blacklist\", \"columns\": { \"number\": \"tel\" } }", "line 1, `kind`", "the command imports `consents`")]
    [InlineData("{ \"kind\": \"people\", \"columns\": { \"number\": \"tel\" } }", "line 1, `kind`", "not of the kind")]
    [InlineData("{\n\n\"zone\": \"Europe/Roma\", \"columns\": { \"number\": \"tel\" } }", "line 3, `zone`", "no zone `Europe/Roma`")]
    [InlineData("{\n\"region\": \"ITA\", \"columns\": { \"number\": \"tel\" } }", "line 2, `region`", "no region `ITA`")]
    [InlineData("{ \"columns\": { \"number\": \"tel\" },\n\"dates\": [\n\"dd/MM\" ] }", "line 3, `dates[0]`", "a day, a month and a year are needed")]
    [InlineData("{ \"dates\": [\"dd/MM/uuuu\",\n\"dd/MM/uuuu hh:mm\" ] }", "line 2, `dates[1]`", "a time has hours and minutes")]
    [InlineData("{ \"dates\": [\"dd/MM/uuuu HH\" ] }", "line 1, `dates[0]`", "a time has hours and minutes")]
    [InlineData("{ \"dates\": [\"g\"] }", "line 1, `dates[0]`", "")]
    [InlineData("{ \"dates\": [\"%%\"] }", "line 1, `dates[0]`", "no pattern of dates")]
    [InlineData("{}", "line 1, `columns`", "the mapping maps nothing")]
    [InlineData("{ \"columns\": {}, \"values\": { \"state\": {} }, \"constants\": {} }", "line 1, `columns`", "the mapping maps nothing")]
    [InlineData("null", "line 1", "is no mapping")]
    [InlineData("", "line 1", "no JSON")]
    [InlineData("{\n\"columns\": {\n\"number\" \"tel\" } }", "line 3", "no JSON")]
    public void What_is_wrong_with_a_mapping_is_told_with_file_line_and_key(string mapping, string where, string what)
    {
        string file = place.Place.File("crm.csv", Crm);
        string path = place.Place.Bytes("map.json", System.Text.Encoding.UTF8.GetBytes(mapping));

        string refused = place.Refused("consents", file, "--delta", "--mapping", path);

        Assert.StartsWith($"error: `map.json`, {where}", refused, StringComparison.Ordinal);
        Assert.Contains(what, refused, StringComparison.Ordinal);
        Assert.False(File.Exists(place.Store));
    }

    [Theory]
    [InlineData("{ \"columns\": { \"number\": \"cellulare\", \"state\": \"stato\" }, \"constants\": { \"controller\": \"shop\" } }", "`crm.csv`, line 1: there is no column `cellulare`, which the mapping names for `number`; the header has `tel`, `stato`, `quando`")]
    [InlineData("{ \"columns\": { \"number\": \"4\", \"state\": \"stato\" }, \"constants\": { \"controller\": \"shop\" } }", "there is no column `4`")]
    [InlineData("{ \"columns\": { \"number\": \"tel\", \"state\": \"stato\" } }", "`crm.csv`, line 1: there is no column for `controller`")]
    [InlineData("{ \"columns\": { \"state\": \"stato\" }, \"constants\": { \"controller\": \"shop\" } }", "no column for `number` or `subject`")]
    [InlineData("{ \"columns\": { \"number\": \"tel\" }, \"constants\": { \"controller\": \"shop\" }, \"values\": {\n\"level\": { \"1\": \"log\" } } }", "`map.json`, line 2, `values.level`: these values map nothing: `crm.csv` has no column for `level`")]
    public void A_mapping_that_does_not_fit_the_file_is_told_with_what_there_is(string mapping, string what)
    {
        string file = place.Place.File("crm.csv", Crm);

        string refused = place.Refused("consents", file, "--delta", "--mapping", place.Place.File("map.json", mapping));

        Assert.Contains(what, refused, StringComparison.Ordinal);
        Assert.False(File.Exists(place.Store));
    }

    [Fact]
    public void Zones_that_contradict_each_other_and_one_that_does_not_exist_are_the_command_lines()
    {
        string file = place.Place.File("crm.csv", Crm);
        string mapping = place.Place.File("map.json", "{ \"zone\": \"Europe/Rome\" }");

        RunResult two = place.Run("consents", file, "--delta", "--mapping", mapping, "--zone", "Europe/Paris");
        RunResult none = place.Run("consents", file, "--delta", "--zone", "Rome");

        Assert.Equal((ExitCode.Usage, ExitCode.Usage), (two.Code, none.Code));
        Assert.Contains("`--zone` says `Europe/Paris` and `map.json` says `Europe/Rome`", two.Error, StringComparison.Ordinal);
        Assert.Contains("there is no zone `Rome`", none.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("04/05/2026", "dd/MM/uuuu", "2026-05-03T22:00:00Z/2026-05-04T22:00:00Z")]
    [InlineData("05/04/2026", "MM/dd/yyyy", "2026-05-03T22:00:00Z/2026-05-04T22:00:00Z")]
    [InlineData("4.5.2026 9:05", "d.M.uuuu H:mm", "2026-05-04T07:05:00Z")]
    [InlineData("04/05/2026 alle 16:30", "dd/MM/uuuu 'alle' HH:mm", "2026-05-04T14:30:00Z")]
    [InlineData("04/05/2026 del mese", "dd/MM/uuuu 'del mese'", "2026-05-03T22:00:00Z/2026-05-04T22:00:00Z")]
    [InlineData("20260504", "uuuuMMdd", "2026-05-03T22:00:00Z/2026-05-04T22:00:00Z")]
    [InlineData("2026-05-04", "dd/MM/uuuu", "2026-05-03T22:00:00Z/2026-05-04T22:00:00Z")]
    [InlineData("2026-05-04T10:00:00", "dd/MM/uuuu", "2026-05-04T08:00:00Z")]
    [InlineData("2026-05-04 10:00:00.5", "uuuu-MM-dd HH:mm:ss.f", "2026-05-04T08:00:00.5Z")]
    [InlineData("2026-05-04T10:00:00Z", "dd/MM/uuuu", "2026-05-04T10:00:00Z")]
    public void A_date_is_read_by_its_pattern_in_the_declared_zone_and_a_day_stays_a_day(string date, string pattern, string read)
    {
        ConsentEntry entry = Import(date, $"[\"{pattern}\"]");

        Assert.Equal(read, entry.At.ToString());
    }

    [Theory]
    [InlineData("2026-03-29 02:30", "clocks were put forward")]
    [InlineData("2026-10-25 02:30", "clocks were put back")]
    [InlineData("03/04/2026", "one day by one pattern of `dates` and another day by another")]
    [InlineData("31/02/2026", "no date as they were declared")]
    [InlineData("2026", "no date as they were declared")]
    [InlineData("46146", "no date as they were declared")]
    public void A_date_that_can_be_read_in_two_ways_or_in_none_is_not_guessed(string date, string why)
    {
        string file = place.Place.File("crm.csv", "number;controller;state;at", $"{Workplace.Number(5)};shop;denied;2026-05-04", $"{Workplace.Number(1)};shop;softSpam;{date}");
        string mapping = place.Place.File("map.json", "{ \"zone\": \"Europe/Rome\", \"dates\": [\"dd/MM/uuuu\", \"MM/dd/uuuu\"] }");

        place.Ok("consents", file, "--delta", "--mapping", mapping);

        Assert.StartsWith("crm.csv,3,", Assert.Single(ImportPlace.Rejects(file)), StringComparison.Ordinal);
        Assert.Contains($"`at`, `{date}`: ", ImportPlace.Rejects(file)[0], StringComparison.Ordinal);
        Assert.Contains(why, ImportPlace.Rejects(file)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_that_every_pattern_reads_alike_is_taken()
    {
        Assert.Equal("2026-05-04T22:00:00Z/2026-05-05T22:00:00Z", Import("05/05/2026", "[\"dd/MM/uuuu\", \"MM/dd/uuuu\"]").At.ToString());
    }

    private ConsentEntry Import(string date, string patterns)
    {
        string file = place.Place.File("crm.csv", "number;controller;state;at", $"{Workplace.Number(1)};shop;denied;{date}");
        string mapping = place.Place.File("map.json", $"{{ \"zone\": \"Europe/Rome\", \"dates\": {patterns} }}");
        Assert.Equal(0, ConsentImportTests.Number(place.Ok("consents", file, "--delta", "--mapping", mapping), "takenStrictly"));
        return Assert.Single(place.Consents(1));
    }
}
