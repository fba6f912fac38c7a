using System.Text.Json;

namespace TelemarketingCompliance.Cli.Tests.Import;

/// <summary>Rows that cannot be taken: each is told with its line, text and reason, and a refusal among them is not lost.</summary>
public sealed class FaultyRowTests : IDisposable
{
    private const string Header = "id;number;controller;state;purposes;channels;at";

    private readonly ImportPlace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("c-1;3,39333E+11;shop;granted;sale;operatorCall;2026-05-04T08:00:00Z", "`number`: ", "a spreadsheet rounded the number: export the column as text")]
    [InlineData("c-1;333 1000007;shop;granted;sale;operatorCall;2026-05-04T08:00:00Z", "`number`: ", "region")]
    [InlineData("c-1;+39333;shop;granted;sale;operatorCall;2026-05-04T08:00:00Z", "`number`: ", "too few digits")]
    [InlineData("c-1;;shop;granted;sale;operatorCall;2026-05-04T08:00:00Z", "`number`: ", "neither a number nor a person")]
    [InlineData("c-1;+393331000007;;granted;sale;operatorCall;2026-05-04T08:00:00Z", "`controller`: ", "nothing is there")]
    [InlineData("c-1;+393331000007;a shop;granted;sale;operatorCall;2026-05-04T08:00:00Z", "`controller`, `a shop`: ", "")]
    [InlineData("c-1;+393331000007;shop;OK;sale;operatorCall;2026-05-04T08:00:00Z", "`state`, `OK`: ", "none of unknown, granted, denied")]
    [InlineData("c-1;+393331000007;shop;2;sale;operatorCall;2026-05-04T08:00:00Z", "`state`, `2`: ", "`values` in the mapping")]
    [InlineData("c-1;+393331000007;shop;granted;sale, winBack;operatorCall;2026-05-04T08:00:00Z", "`purposes`, `sale, winBack`: ", "none of")]
    [InlineData("c-1;+393331000007;shop;granted;;operatorCall;2026-05-04T08:00:00Z", "`purposes`: ", "a grant names at least one purpose")]
    [InlineData("c-1;+393331000007;shop;granted;sale;operatorCall;04/05/2026", "`at`, `04/05/2026`: ", "no date as they were declared")]
    [InlineData("c-1;+393331000007;shop;granted;sale;operatorCall;2026-05-04", "`at`, `2026-05-04`: ", "`--zone Europe/Rome`")]
    [InlineData("c-1;+393331000007;shop;granted;sale;operatorCall;2026-05-04 08:00", "`at`, `2026-05-04 08:00`: ", "has no offset")]
    [InlineData("c-1;+393331000007;shop;granted;sale;operatorCall", "the line has 6 fields", "where the first has 7")]
    [InlineData("c-1;+393331000007;shop;granted;sale;\"operatorCall;2026-05-04T08:00:00Z", "a quotation mark", "does not close")]
    public void A_row_with_a_fault_is_told_with_its_line_field_and_reason_and_the_others_come_in(string row, string where, string reason)
    {
        string file = place.Place.File("crm.csv", Header, $"c-0;{Workplace.Number(5)};shop;granted;sale;operatorCall;2026-05-04T08:00:00Z", row);

        RunResult run = place.Run("consents", file, "--delta");

        Assert.Equal(ExitCode.Ok, run.Code);
        string[] rejects = ImportPlace.Rejects(file);
        Assert.StartsWith("crm.csv,3,", Assert.Single(rejects), StringComparison.Ordinal);
        Assert.Contains(where, rejects[0].Replace("\"\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(reason, rejects[0], StringComparison.Ordinal);
        Assert.Contains("rows that could not be taken: 1, see `crm.csv.rejects.csv`; the first: `crm.csv`, line 3, ", run.Error, StringComparison.Ordinal);
        Assert.Single(place.Consents(5));
    }

    [Fact]
    public void What_a_row_says_is_in_the_file_of_rejects_and_not_on_the_screen()
    {
        string file = place.Place.File("crm.csv", Header, $"c-0;{Workplace.Number(5)};shop;denied;;;", $"c-1;{Workplace.Number(1)};Mario Rossi;granted;sale;operatorCall;");

        RunResult run = place.Run("consents", file, "--delta");

        Assert.Contains("Mario Rossi", ImportPlace.Rejects(file)[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Mario", run.Error + run.Output, StringComparison.Ordinal);
        Assert.Contains("line 3, `controller`: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_of_an_earlier_import_do_not_survive_one_without_any()
    {
        string file = place.Place.File("crm.csv", [.. ImportPlace.ConsentRows([1]), "x"]);
        place.Ok("consents", file, "--delta");
        Assert.True(File.Exists(file + ".rejects.csv"));

        place.Place.File("crm.csv", ImportPlace.ConsentRows([1]));
        place.Ok("consents", file, "--delta");

        Assert.False(File.Exists(file + ".rejects.csv"));
    }

    [Fact]
    public void An_objection_with_a_fault_binds_everyone_for_every_call()
    {
        string file = place.Place.File("no.csv", "id;number;controller;at;purposes", $"no-1;{Workplace.Number(1)};shop;2026-05-04T08:00:00Z;", $"no-2;{Workplace.Number(2)};shop;yesterday;sale");

        RunResult run = place.Run("blacklist", file, "--delta", "--json");

        JsonElement done = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal((2, 2, 0, 1), (Figure(done, "rows"), Figure(done, "added"), Figure(done, "rejected"), Figure(done, "takenStrictly")));
        BlacklistEntry strict = Assert.Single(place.Find(stores => stores.Blacklist, Workplace.Number(2), "bank"));
        Assert.Equal((BlacklistScope.Unknown, true, "no-2"), (strict.Scope, strict.NoCallsAtAll, strict.Id));
        Assert.Empty(place.Find(stores => stores.Blacklist, Workplace.Number(1), "bank"));
        Assert.Contains("no-2", ImportPlace.Rejects(file)[0], StringComparison.Ordinal);
        Assert.Contains("listed all the same: `at`, `yesterday`: ", ImportPlace.Rejects(file)[0], StringComparison.Ordinal);
        Assert.Contains("bind all the same, as strictly as they can be read: 1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_objection_whose_number_cannot_be_read_binds_the_person_and_one_about_nobody_is_warned_of()
    {
        string file = place.Place.File("no.csv", "number;cliente;controller", $"{Workplace.Number(1)};p-1;shop", "33;p-2;shop", "33;;shop");

        RunResult run = place.Run("blacklist", file, "--delta");

        Assert.Equal(ExitCode.Ok, run.Code);
        Assert.True(Assert.Single(place.FindPerson(stores => stores.Blacklist, "p-2")).NoCallsAtAll);
        Assert.Equal(2, ImportPlace.Rejects(file).Length);
        Assert.Contains("warning: objections that could not be taken: 1; until they are mended these people are not protected by them", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_objection_whose_fields_have_moved_binds_its_number_and_takes_no_name_for_a_person()
    {
        string file = place.Place.File("no.csv", "number;name;cliente;controller", $"{Workplace.Number(1)};Anna;p-1;shop", $"{Workplace.Number(2)};Rossi;Mario;p-2;shop");

        JsonElement done = place.Ok("blacklist", file, "--delta");

        Assert.Equal(1, Figure(done, "takenStrictly"));
        Assert.Null(Assert.Single(place.Find(stores => stores.Blacklist, 2)).Subject);
    }

    [Fact]
    public void A_refusal_with_a_fault_is_a_refusal_and_a_grant_with_one_is_none()
    {
        string file = place.Place.File("crm.csv", [Header, ImportPlace.ConsentRow(0).Replace(',', ';'), ImportPlace.ConsentRow(1, "denied", "yesterday").Replace(',', ';'), ImportPlace.ConsentRow(2, "withdrawn", "yesterday").Replace(',', ';'), ImportPlace.ConsentRow(3, "granted", "yesterday").Replace(',', ';')]);

        JsonElement done = place.Ok("consents", file, "--delta");

        Assert.Equal((4, 3, 1, 2), (Figure(done, "rows"), Figure(done, "added"), Figure(done, "rejected"), Figure(done, "takenStrictly")));
        Assert.All([1, 2], number =>
        {
            ConsentEntry refusal = Assert.Single(place.Consents(number));
            Assert.Equal((ConsentState.Denied, null, true), (refusal.State, refusal.At, refusal.Purposes.IsEmpty));
        });
        Assert.Empty(place.Consents(3));
    }

    [Fact]
    public void A_file_of_which_no_row_can_be_taken_as_it_is_is_refused_with_nothing_written()
    {
        string file = place.Place.File("no.csv", "number;controller;at", $"{Workplace.Number(1)};shop;2026-05-04", $"{Workplace.Number(2)};shop;2026-05-04");

        string refused = place.Refused("blacklist", file, "--delta");

        Assert.Contains("not one row can be taken as it is; the first: `no.csv`, line 2, `at`: it has no offset", refused, StringComparison.Ordinal);
        Assert.Empty(place.Imports);
        Assert.Empty(place.Find(stores => stores.Blacklist, 1));
        Assert.Equal(2, ImportPlace.Rejects(file).Length);
    }

    [Fact]
    public void Rejects_and_rows_that_came_in_add_up()
    {
        string[] rows = [.. Enumerable.Range(0, 200).Select(i => i % 7 == 0 ? $"c-{i};nonsense;shop;granted;sale;operatorCall;" : ImportPlace.ConsentRow(i % 50).Replace(',', ';'))];

        JsonElement done = place.Ok("consents", place.Place.File("crm.csv", [Header, .. rows]), "--delta");

        Assert.Equal(200, Figure(done, "rows"));
        Assert.Equal(200, Figure(done, "added") + Figure(done, "changed") + Figure(done, "unchanged") + Figure(done, "rejected"));
        Assert.Equal(Figure(done, "rejected"), ImportPlace.Rejects(place["crm.csv"]).Length);
    }

    private static int Figure(JsonElement figures, string name) => ConsentImportTests.Number(figures, name);
}
