using System.Collections.Immutable;
using System.Text.Json;
using TelemarketingCompliance.Cli.Tests.Policy;

namespace TelemarketingCompliance.Cli.Tests.Import;

/// <summary>Contracts, requests, objections, listings, caller IDs, revocations, lists and calls: what each row becomes.</summary>
public sealed class OtherKindsTests : IDisposable
{
    private static readonly PartyId Shop = new("shop");

    private readonly ImportPlace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void A_contract_begins_and_ends()
    {
        string file = place.Place.File("f.csv", "contratto;telefono;titolare;inizio;fine", $"K/2026#7;{Workplace.Number(1)};shop;2026-01-01;2026-06-30");

        place.Ok("contracts", file, "--delta", "--zone", "Europe/Rome");

        ContractEntry entry = Assert.Single(place.Find(stores => stores.Contracts, 1));
        DateTimeZone rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];
        Assert.Equal((Shop, RecordedTime.On(new LocalDate(2026, 1, 1), rome), RecordedTime.On(new LocalDate(2026, 6, 30), rome)), (entry.Controller, entry.StartedAt, entry.EndedAt!.Value));
        Assert.StartsWith("row-", entry.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contract_that_ends_before_it_begins_is_told_with_its_field()
    {
        string file = place.Place.File("f.csv", "contract,number,controller,startedAt,endedAt", $"k-0,{Workplace.Number(0)},shop,2026-01-01T00:00:00Z,", $"k-1,{Workplace.Number(1)},shop,2026-01-01T00:00:00Z,2025-01-01T00:00:00Z");

        place.Ok("contracts", file, "--delta");

        Assert.Contains("`endedAt`: the contract ends before it starts", Assert.Single(ImportPlace.Rejects(file)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_says_what_for()
    {
        string file = place.Place.File("f.csv", "reference,number,controller,purposes,categories,madeAt,usedAt", $"web-1,{Workplace.Number(1)},shop,sale,telecom,2026-11-23T10:00:00Z,2026-11-23T12:00:00Z");

        place.Ok("requests", file, "--delta");

        PersonRequest request = Assert.Single(place.Find(stores => stores.Requests, 1));
        Assert.Equal(("web-1", "web-1", RecordedTime.At(Instant.FromUtc(2026, 11, 23, 12, 0))), (request.Id, request.Reference, request.UsedAt!.Value));
        Assert.Equal([new Sector("telecom")], request.Categories.ToArray());
    }

    [Fact]
    public void An_objection_is_aimed_at_a_controller_a_recorder_or_everyone()
    {
        string file = place.Place.File(
            "f.csv", "number;controller;scope;recordedBy;noCallsAtAll;data;operatore;canale",
            $"{Workplace.Number(1)};shop;;;N;2026-11-20T10:00:00Z;op-3;letter", $"{Workplace.Number(2)};;recorder;centre;sì;;;", $"{Workplace.Number(3)};;;centre;;;;");

        place.Ok("blacklist", file, "--delta");

        BlacklistEntry one = Assert.Single(place.Find(stores => stores.Blacklist, 1));
        Assert.Equal((BlacklistScope.Controller, Shop, Shop, "op-3", "letter", false), (one.Scope, one.Controller!.Value, one.RecordedBy, one.Actor, one.Channel, one.NoCallsAtAll));
        BlacklistEntry two = Assert.Single(place.Find(stores => stores.Blacklist, Workplace.Number(2), "centre"));
        Assert.Equal((BlacklistScope.Recorder, true, "import"), (two.Scope, two.NoCallsAtAll, two.Actor));
        Assert.Equal(BlacklistScope.Unknown, Assert.Single(place.Find(stores => stores.Blacklist, Workplace.Number(3), "bank")).Scope);
    }

    [Fact]
    public void A_listing_a_caller_id_and_a_revocation_come_in()
    {
        string listing = place.Place.File("d.csv", "number,presente,elenco,data", $"{Workplace.Number(1)},no,white-pages,2026-11-01T00:00:00Z");
        string callerIds = place.Place.File("c.csv", "id,cli,evento,soggetto,data,campagne,ends", "a-1,+390612345678,authorised,shop,2026-01-01T00:00:00Z,autumn+winter,", "a-2,+390612345678,ended,shop,2026-02-01T00:00:00Z,,a-1");
        string revocations = place.Place.File("r.csv", "number,controller,registro,data,until", $"{Workplace.Number(1)},shop,it-rpo,2026-11-01T00:00:00Z,2027-01-01T00:00:00Z");

        place.Ok("directory", listing, "--delta");
        place.Ok("callerids", callerIds, "--delta");
        place.Ok("revocations", revocations, "--delta");

        Assert.False(Assert.Single(place.Find(stores => stores.Directory, 1)).IsListed);
        ImmutableArray<CallerIdRecord> records = place.Find(stores => stores.CallerIds, "+390612345678");
        Assert.Equal([CallerIdEvent.Authorised, CallerIdEvent.Ended], records.Select(record => record.Event));
        Assert.Equal([new CampaignId("autumn"), new CampaignId("winter")], records[0].Campaigns.ToArray());
        Assert.Equal("a-1", records[1].Ends);
        SelectiveRevocation revocation = Assert.Single(place.Find(stores => stores.SelectiveRevocations, 1));
        Assert.Equal(("it-rpo", Instant.FromUtc(2027, 1, 1, 0, 0)), (revocation.Register, revocation.Until));
    }

    [Fact]
    public void A_list_comes_in_two_steps_its_provenance_first_its_numbers_later()
    {
        string provenance = place.Place.File("p.csv", "list;controller;supplier;acquiredAt;supplyContract;campaigns", "bought;shop;lister;2026-10-01;L-7;autumn");
        string numbers = place.Place.File("n.csv", "lista;telefono", $"bought;{Workplace.Number(1)}", $"bought;{Workplace.Number(2)}", $"other;{Workplace.Number(3)}", "bought;33");

        JsonElement first = place.Ok("list", provenance, "--delta", "--zone", "Europe/Rome");
        JsonElement second = place.Ok("list", numbers, "--delta");

        Assert.Equal((1, 1), (Figure(first, "rows"), Figure(first, "added")));
        Assert.Equal((4, 2, 2), (Figure(second, "rows"), Figure(second, "added"), Figure(second, "rejected")));
        Assert.Equal((true, true, false), (IsOn("bought", 1), IsOn("bought", 2), IsOn("other", 3)));
        Assert.Contains("`list`: nothing is on record of the list `other`: import its provenance first", ImportPlace.Rejects(numbers)[0], StringComparison.Ordinal);
        string before = place.Position;
        Assert.Equal(2, Figure(place.Ok("list", numbers, "--delta"), "unchanged"));
        Assert.Equal(before, place.Position);
    }

    [Fact]
    public void Provenance_may_stand_beside_every_number_and_must_not_change()
    {
        string file = place.Place.File("n.csv", "list,number,controller,acquiredAt", $"own,{Workplace.Number(1)},shop,2026-10-01T00:00:00Z", $"own,{Workplace.Number(2)},shop,2026-10-01T00:00:00Z", $"own,{Workplace.Number(3)},bank,2026-10-01T00:00:00Z");
        string later = place.Place.File("later.csv", "list,number,controller,acquiredAt", $"own,{Workplace.Number(4)},shop,2026-10-01T00:00:00Z", $"own,{Workplace.Number(5)},shop,2026-10-02T00:00:00Z");

        place.Ok("list", file, "--delta");
        place.Ok("list", later, "--delta");

        Assert.Equal([true, true, false, true, false], Enumerable.Range(1, 5).Select(i => IsOn("own", i)));
        Assert.Contains("another provenance of the list `own`", Assert.Single(ImportPlace.Rejects(file)), StringComparison.Ordinal);
        Assert.Contains("another provenance of the list `own`", Assert.Single(ImportPlace.Rejects(later)), StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_of_the_past_come_in_by_the_codes_of_the_dialer_and_count()
    {
        string policy = PolicyText.Write(place.Place);
        string file = place.Place.File(
            "cdr.csv", "uniqueid;numero;campagna;data;disposition;ringSeconds",
            $"1.1;{Workplace.Number(1)};autumn;2026-11-20 10:00:00;ANSWERED;12,5", $"1.2;{Workplace.Number(1)};autumn;2026-11-21 11:30:00;NO ANSWER;20", $"1.3;{Workplace.Number(2)};autumn;2026-11-21 11:31:00;WEIRD;",
            $"1.4;{Workplace.Number(2)};spring;2026-11-21 11:31:00;BUSY;", $"1.5;{Workplace.Number(2)};autumn;2027-11-21 11:31:00;BUSY;", $"1.6;{Workplace.Number(2)};autumn;2026-11-21;BUSY;", $"1.7;{Workplace.Number(2)};autumn;2026-11-22 09:00:00;;");
        string mapping = place.Place.File("map.json", """{ "values": { "outcome": { "ANSWERED": "spoken", "NO ANSWER": "noAnswer", "BUSY": "busy" } }, "zone": "Europe/Rome" }""");
        string[] command = ["import", "calls", file, "--delta", "--policy", policy, "--mapping", mapping, "--json"];

        RunResult run = place.Place.Ok(command);

        JsonElement done = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal((7, 3, 4), (Figure(done, "rows"), Figure(done, "added"), Figure(done, "rejected")));
        string[] rejects = ImportPlace.Rejects(file);
        Assert.Contains("`outcome`, `WEIRD`: it is none of", rejects[0], StringComparison.Ordinal);
        Assert.Contains("`campaign`, `spring`: the policy has no such campaign; it has `autumn`", rejects[1], StringComparison.Ordinal);
        Assert.Contains("it lies in the future", rejects[2], StringComparison.Ordinal);
        Assert.Contains("the hour is missing", rejects[3], StringComparison.Ordinal);
        ImmutableArray<AttemptRecord> calls = Calls(1);
        Assert.Equal([OutcomeKind.Spoken, OutcomeKind.NoAnswer], calls.Select(call => call.Outcome!.Value));
        Assert.Equal(Instant.FromUtc(2026, 11, 20, 9, 0), calls[0].At);
        Assert.Equal(OutcomeKind.Unknown, Assert.Single(Calls(2)).Outcome);
    }

    [Fact]
    public void Calls_come_in_once_also_when_the_policy_has_changed_since()
    {
        string policy = PolicyText.Write(place.Place);
        string file = place.Place.File("cdr.csv", "numero;campagna;data;esito", $"{Workplace.Number(1)};autumn;2026-11-20T10:00:00Z;spoken");
        string[] command = ["import", "calls", file, "--delta", "--policy", policy, "--json"];
        place.Place.Ok(command);
        string before = place.Position;
        PolicyText.Write(place.Place, PolicyText.With("\"script\": \"autumn-1\"", "\"script\": \"autumn-2\"").Replace("\"roc\": \"12345\"", "\"roc\": \"54321\"", StringComparison.Ordinal));

        JsonElement again = JsonDocument.Parse(place.Place.Ok(command).Output).RootElement;

        Assert.Equal((1, 0), (Figure(again, "unchanged"), Figure(again, "rejected")));
        Assert.Equal(before, place.Position);
    }

    [Fact]
    public void Another_call_under_the_same_id_is_rejected()
    {
        string policy = PolicyText.Write(place.Place);
        string header = "id;numero;campagna;data;esito";
        string file = place.Place.File("cdr.csv", header, $"u-1;{Workplace.Number(1)};autumn;2026-11-20T10:00:00Z;spoken", $"u-1;{Workplace.Number(2)};autumn;2026-11-20T10:00:00Z;spoken");

        JsonElement done = JsonDocument.Parse(place.Place.Ok("import", "calls", file, "--delta", "--policy", policy, "--json").Output).RootElement;

        Assert.Equal((2, 1, 1), (Figure(done, "rows"), Figure(done, "added"), Figure(done, "rejected")));
        Assert.StartsWith("cdr.csv,3,", Assert.Single(ImportPlace.Rejects(file)), StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_need_a_policy_and_are_no_snapshot()
    {
        string file = place.Place.File("cdr.csv", "numero;campagna;data;esito", $"{Workplace.Number(1)};autumn;2026-11-20T10:00:00Z;spoken");

        Assert.Contains("`--policy`", place.Run("calls", file, "--delta").Error, StringComparison.Ordinal);
        Assert.Contains("import them with `--delta`", place.Place.Run("import", "calls", file, "--snapshot", "--policy", PolicyText.Write(place.Place)).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(place.Store));
    }

    [Fact]
    public void With_a_policy_only_its_parties_are_taken_and_its_store_is_used()
    {
        string policy = PolicyText.Write(place.Place);
        string file = place.Place.File("crm.csv", "number,controller,state", $"{Workplace.Number(1)},shop,denied", $"{Workplace.Number(2)},shopp,denied");

        JsonElement done = JsonDocument.Parse(place.Place.Ok("import", "consents", file, "--delta", "--policy", policy, "--json").Output).RootElement;

        Assert.Equal((1, 1), (Figure(done, "added"), Figure(done, "rejected")));
        Assert.Contains("`controller`, `shopp`: the policy declares no such party; it has `shop`, `centre`", Assert.Single(ImportPlace.Rejects(file)), StringComparison.Ordinal);
        Assert.Single(place.Consents(1));
        Assert.Contains("one of `--policy` and `--store`", place.Run("consents", file, "--delta", "--policy", policy).Error, StringComparison.Ordinal);
        Assert.Contains("one of `--policy` and `--store`", place.Place.Run("import", "consents", file, "--delta").Error, StringComparison.Ordinal);
    }

    private bool IsOn(string list, int number) => place.Read(async stores =>
        (await stores.ContactLists.FindAsync([new LedgerQuery(E164Number.Parse(Workplace.Number(number)), null, Shop, Shop, new ContactListId(list))], CancellationToken.None))[0].Contains);

    private ImmutableArray<AttemptRecord> Calls(int number) => place.Read(async stores =>
        (await stores.Attempts.FindAsync([new AttemptQuery(E164Number.Parse(Workplace.Number(number)), null, Shop, new PartyId("centre"))], CancellationToken.None))[0]);

    private static int Figure(JsonElement figures, string name) => ConsentImportTests.Number(figures, name);
}
