namespace TelemarketingCompliance.Cli.Tests.Policy;

public sealed class PolicyFaultTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("\"processor\": \"centre\"", "\"procesor\": \"centre\"", "line 23, `campaigns[0].procesor`", "there is no key `procesor`")]
    [InlineData("\"script\":", "\"scripts\":", "line 28, `campaigns[0].scripts`", "there is no key `scripts`; `tmc policy schema` tells what there is")]
    [InlineData("\"controller\": \"shop\"", "\"controller\": \"shoq\"", "line 22, `campaigns[0].controller`", "there is no party `shoq`; `parties` has `shop`, `centre`")]
    [InlineData("\"processor\": \"centre\"", "\"processor\": \"center\"", "line 23, `campaigns[0].processor`", "there is no party `center`")]
    [InlineData("{ \"id\": \"centre\"", "{ \"id\": \"shop\"", "line 17, `parties[1]`", "`shop` is there twice")]
    [InlineData("[\"customers\"]", "[\"customers\",\n\"customers\"]", "line 31, `campaigns[0].lists[1]`", "`customers` is there twice")]
    [InlineData("[\"+390612345678\"]", "[\"0612345678\"]", "line 29, `campaigns[0].callerIds[0]`", "no number with its country code")]
    [InlineData("[\"+390612345678\"]", "[\"3,9E+11\"]", "line 29, `campaigns[0].callerIds[0]`", "no number")]
    [InlineData("2026-11-16T09:00+01:00", "2026-11-16T09:00", "line 27, `campaigns[0].createdAt`", "`2026-11-16T09:00` is no instant")]
    [InlineData("2026-12-24T00:00+01:00", "2026-12-24", "line 37, `blackouts[0].from`", "no instant")]
    [InlineData("2026-12-27T00:00+01:00", "2026-12-23T00:00+01:00", "line 37, `blackouts[0].to`", "ends before it starts")]
    [InlineData("\"2026-04-15\"", "\"15/04/2026\"", "line 16, `parties[0].rocConfirmedOn`", "`15/04/2026` is no day")]
    [InlineData("mon-fri 10:00-19:00", "mon-fry 10:00-19:00", "line 9, `jurisdictions.italy.ownHours`", "mon-fry")]
    [InlineData("\"P1D\"", "\"1 day\"", "line 11, `jurisdictions.italy.frequencyLimits[0].window`", "`1 day` is no window")]
    [InlineData("\"max\": 1", "\"max\": 0", "line 11, `jurisdictions.italy.frequencyLimits[0]`", "the least is 1")]
    [InlineData("\"max\": 1", "\"max\": \"1\"", "line 11, `jurisdictions.italy.frequencyLimits[0].max`", "not of the kind")]
    [InlineData("\"purpose\": \"sale\"", "\"purpose\": \"selling\"", "line 24, `campaigns[0].purpose`", "not of the kind")]
    [InlineData("\"purpose\": \"sale\"", "\"purpose\": 1", "line 24, `campaigns[0].purpose`", "not of the kind")]
    [InlineData("\"operatorCountry\": \"IT\"", "\"operatorCountry\": \"Italy\"", "line 31, `campaigns[0].operatorCountry`", "two capital letters")]
    [InlineData("\"it-rpo\"", "\"it-rp0\"", "line 8, `jurisdictions.italy`", "asks the register `it-rpo`")]
    [InlineData("{ \"sqlite\": \"compliance.db\" }", "{ \"sqlite\": \" \" }", "line 3, `store.sqlite`", "the path is empty")]
    [InlineData("{ \"sqlite\": \"compliance.db\" }", "{ }", "line 3, `store`", "what is required is missing: `sqlite`")]
    [InlineData("\"id\": \"autumn\",", "", "line 20, `campaigns[0]`", "what is required is missing: `id`")]
    [InlineData("\"id\": \"autumn\"", "\"id\": \"the autumn\"", "line 21, `campaigns[0].id`", "")]
    [InlineData("\"id\": \"autumn\",", "\"id\": \"autumn\",\n\"id\": \"winter\",", "line 22, `campaigns[0].id`", "twice")]
    [InlineData("[\"customers\"]", "[null]", "line 30, `campaigns[0].lists[0]`", "`null` is no item of a list")]
    [InlineData("{ \"id\": \"centre\"", "null, { \"id\": \"centre\"", "line 17, `parties[1]`", "`null` is no item of a list")]
    [InlineData("\"store\": {", "\"store\": null, \"x\": {", "line 3, `store`", "")]
    [InlineData("\"campaigns\": [", "\"campaigns\": [,", "line 19", "no JSON")]
    public void What_is_wrong_is_told_with_file_line_and_key(string old, string changed, string where, string what)
    {
        string file = PolicyText.Write(place, PolicyText.With(old, changed));

        RunResult run = place.Run("policy", "check", file);

        Assert.Equal((ExitCode.Refused, ""), (run.Code, run.Output));
        Assert.Contains($"error: `policy.json`, {where}", run.Error, StringComparison.Ordinal);
        Assert.Contains(what, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_limits_of_one_name_and_one_that_can_never_be_reached_are_told()
    {
        const string limit = "{ \"name\": \"once-a-day\", \"max\": 1, \"counts\": [\"attempt\"], \"window\": \"P1D\" }";
        string twice = PolicyText.Write(place, PolicyText.With(limit, $"{limit},\n{limit}"));

        Assert.Contains("line 12, `jurisdictions.italy.frequencyLimits[1]`: `once-a-day` is there twice", place.Run("policy", "check", twice).Error, StringComparison.Ordinal);

        string idle = PolicyText.Write(place, PolicyText.With(limit, $"{limit},\n{limit.Replace("once", "twice", StringComparison.Ordinal).Replace(": 1", ": 2", StringComparison.Ordinal)}"));
        RunResult run = place.Run("policy", "check", idle);
        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains("`policy.json`, line 10, `jurisdictions.italy.frequencyLimits`: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("never be reached", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        string text = PolicyText.With("\"shop\", \"roc\"", "\"store\", \"roc\"").Replace("2026-04-15", "April", StringComparison.Ordinal);

        string[] errors = place.Run("policy", "check", PolicyText.Write(place, text)).Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(2, errors.Length);
        Assert.All(errors, error => Assert.StartsWith("error: `policy.json`, line ", error, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_not_there_a_folder_and_nothing_are_told()
    {
        Assert.Contains("`missing.json` does not exist", place.Run("policy", "check", place["missing.json"]).Error, StringComparison.Ordinal);
        Assert.Contains("it is a folder", place.Run("policy", "check", place.Folder).Error, StringComparison.Ordinal);
        Assert.Contains("`policy.json`, line 1: ", place.Run("policy", "check", PolicyText.Write(place, "")).Error, StringComparison.Ordinal);
        Assert.Contains("`null` is no policy", place.Run("policy", "check", PolicyText.Write(place, "null")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Campaigns_and_parties_must_be_there()
    {
        string text = """{ "store": { "sqlite": "s.db" }, "jurisdictions": {}, "parties": [], "campaigns": [] }""";

        string error = place.Run("policy", "check", PolicyText.Write(place, text)).Error;

        Assert.Contains("`parties`: there is no party", error, StringComparison.Ordinal);
        Assert.Contains("`campaigns`: there is no campaign", error, StringComparison.Ordinal);
        Assert.Contains("`jurisdictions`: no rule book is named", error, StringComparison.Ordinal);
    }
}
