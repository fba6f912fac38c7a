using System.Security.Cryptography;
using System.Text.Json;

namespace TelemarketingCompliance.Cli.Tests.Import;

public sealed class ConsentImportTests : IDisposable
{
    private readonly ImportPlace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void A_crm_export_comes_in_by_its_mapping_columns_values_constants_and_dates()
    {
        string file = place.Place.File(
            "crm.csv",
            "Codice Cliente;Telefono;Consenso;Data consenso;Prova;Impronta",
            "c17;333 1000007;SI;04/05/2026;doi/17;" + new string('A', 64),
            "c18;333 1000014;N;04/05/2026 16:30;;");
        string mapping = place.Place.File(
            "crm.mapping.json",
            """
            {
              "kind": "consents",
              "columns": { "subject": "Codice Cliente", "number": "Telefono", "state": "Consenso", "at": 4, "evidence": "Prova", "evidenceSha256": "Impronta" },
              "values": { "state": { "SI": "granted", "S": "granted", "no": "denied", "N": "denied" } },
              "constants": { "controller": "shop", "purposes": "sale+commercialCommunication", "channels": "operatorCall", "level": "doubleOptIn", "textVersion": "privacy-7" },
              "zone": "Europe/Rome",
              "dates": ["dd/MM/yyyy", "dd/MM/yyyy HH:mm"],
              "region": "IT"
            }
            """.Replace("\"at\": 4", "\"at\": \"4\"", StringComparison.Ordinal));

        JsonElement done = place.Ok("consents", file, "--delta", "--mapping", mapping);

        Assert.Equal((2, 2, 0), (Number(done, "rows"), Number(done, "added"), Number(done, "rejected")));
        ConsentEntry granted = Assert.Single(place.Consents(1));
        DateTimeZone rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];
        Assert.Equal((ConsentState.Granted, new SubjectId("c17"), EvidenceLevel.DoubleOptIn, "privacy-7"), (granted.State, granted.Subject, granted.Level, granted.TextVersion));
        Assert.Equal(RecordedTime.On(new LocalDate(2026, 5, 4), rome), granted.At);
        Assert.Equal([CallPurpose.Sale, CallPurpose.CommercialCommunication], granted.Purposes.Order());
        Assert.Equal(("doi/17", new string('a', 64)), (granted.Evidence, granted.EvidenceSha256));
        ConsentEntry denied = Assert.Single(place.Consents(2));
        Assert.Equal((ConsentState.Denied, RecordedTime.At(Instant.FromUtc(2026, 5, 4, 14, 30))), (denied.State, denied.At));
    }

    [Fact]
    public void Columns_titled_as_the_fields_need_no_mapping_in_either_language()
    {
        string file = place.Place.File("crm.csv", "telefono\ttitolare\tstato\tfinalità\tcanali\tdata", $"{Workplace.Number(1)}\tshop\tgranted\tsale\toperatorCall\t2026-05-04");

        place.Ok("consents", file, "--delta", "--zone", "Europe/Rome");

        Assert.Equal(ConsentState.Granted, Assert.Single(place.Consents(1)).State);
    }

    [Fact]
    public void The_import_is_on_record_with_file_mapping_zone_actor_and_counts()
    {
        string file = place.Place.File("crm.csv", ImportPlace.ConsentRows([1, 2, 3]));
        string mapping = place.Place.File("m.json", "{ \"constants\": { \"textVersion\": \"privacy-7\" }, \"zone\": \"Europe/Rome\" }");

        JsonElement done = place.Ok("consents", file, "--delta", "--mapping", mapping, "--source", "crm", "--actor", "op-12");

        ImportRecord record = Assert.Single(place.Imports);
        Assert.Equal(done.GetProperty("import").GetString(), record.Batch.Id);
        Assert.StartsWith("consents-", record.Batch.Id, StringComparison.Ordinal);
        Assert.Equal(("crm", "crm.csv", "op-12", "Europe/Rome", ImportExtent.Delta), (record.Batch.Source, record.Batch.FileName, record.Batch.Actor, record.Batch.Zone, record.Batch.Extent));
        Assert.Equal((Hash(file), Hash(mapping)), (record.Batch.FileSha256, record.Batch.MappingSha256));
        Assert.Equal((3, 3, Instant.FromDateTimeOffset(Workplace.Now)), (record.Counts.Rows, record.Counts.Added, record.CompletedAt));
    }

    [Fact]
    public void The_same_file_again_changes_nothing()
    {
        string file = place.Place.File("crm.csv", ImportPlace.ConsentRows(Enumerable.Range(0, 50)));
        place.Ok("consents", file, "--delta");
        string before = place.Position;

        JsonElement again = place.Ok("consents", file, "--delta");

        Assert.Equal((50, 0, 0, 50), (Number(again, "rows"), Number(again, "added"), Number(again, "changed"), Number(again, "unchanged")));
        Assert.Equal(before, place.Position);
        Assert.Equal(2, place.Imports.Select(import => import.Batch.Id).Distinct().Count());
    }

    [Fact]
    public void A_row_without_an_id_is_known_again_by_what_it_is_about()
    {
        string[] header = ["number,controller,state,purposes,channels,at"];
        string first = place.Place.File("1.csv", [.. header, $"{Workplace.Number(1)},shop,granted,sale,operatorCall,2026-05-04T08:00:00Z"]);
        string spelled = place.Place.File("2.csv", [.. header, $"\"+39 {Workplace.Number(1)[3..6]} {Workplace.Number(1)[6..]}\",shop,granted,sale,operatorCall,2026-05-04T08:00:00Z"]);
        string changed = place.Place.File("3.csv", [.. header, $"{Workplace.Number(1)},shop,denied,sale,operatorCall,2026-06-01T08:00:00Z"]);
        place.Ok("consents", first, "--delta");

        JsonElement same = place.Ok("consents", spelled, "--delta");
        JsonElement other = place.Ok("consents", changed, "--delta");

        Assert.Equal((1, 0), (Number(same, "unchanged"), Number(same, "added")));
        Assert.Equal((1, 0), (Number(other, "changed"), Number(other, "added")));
        Assert.Equal([ConsentState.Granted, ConsentState.Denied], place.Consents(1).OrderBy(entry => entry.At!.Value.Earliest).Select(entry => entry.State));
        Assert.Single(place.Consents(1).Select(entry => entry.Id.Split('#')[0]).Distinct());
    }

    [Fact]
    public void Duplicate_rows_are_counted_once_as_added()
    {
        string file = place.Place.File("crm.csv", [.. ImportPlace.ConsentRows([1, 2]), ImportPlace.ConsentRow(1), ImportPlace.ConsentRow(2, "denied")]);

        JsonElement done = place.Ok("consents", file, "--delta");

        Assert.Equal((4, 2, 1, 1), (Number(done, "rows"), Number(done, "added"), Number(done, "unchanged"), Number(done, "changed")));
    }

    [Theory]
    [InlineData("c 1")]
    [InlineData("c#1")]
    [InlineData("cliente-número-1")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789")]
    public void An_id_that_no_id_can_be_becomes_one_and_is_known_again(string id)
    {
        string file = place.Place.File("crm.csv", "id;number;controller;state", $"{id};{Workplace.Number(1)};shop;denied");

        JsonElement done = place.Ok("consents", file, "--delta");
        JsonElement again = place.Ok("consents", file, "--delta");

        Assert.Equal((1, 1), (Number(done, "added"), Number(again, "unchanged")));
        Assert.StartsWith("row-", Assert.Single(place.Consents(1)).Id, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_tells_what_would_become_of_each_row_and_writes_nothing()
    {
        string first = place.Place.File("1.csv", ImportPlace.ConsentRows([1, 2]));
        string second = place.Place.File("2.csv", [.. ImportPlace.ConsentRows([2, 3]), ImportPlace.ConsentRow(1, "denied"), "c-9,nonsense,shop,granted,sale,operatorCall,2026-05-04T08:00:00Z"]);
        place.Ok("consents", first, "--delta");
        string before = place.Position;

        JsonElement dry = place.Ok("consents", second, "--delta", "--dry-run");

        Assert.Equal((4, 1, 1, 1, 1), (Number(dry, "rows"), Number(dry, "added"), Number(dry, "changed"), Number(dry, "unchanged"), Number(dry, "rejected")));
        Assert.True(dry.GetProperty("dryRun").GetBoolean());
        Assert.Equal(before, place.Position);
        Assert.Single(place.Imports);
        Assert.Single(ImportPlace.Rejects(second));
    }

    [Fact]
    public void A_dry_run_needs_no_store_and_makes_none()
    {
        string file = place.Place.File("crm.csv", ImportPlace.ConsentRows([1, 2]));

        JsonElement dry = place.Ok("consents", file, "--delta", "--dry-run");

        Assert.Equal(2, Number(dry, "added"));
        Assert.Equal(["crm.csv"], place.Place.Entries);
    }

    [Fact]
    public void A_batch_id_of_ones_own_is_kept_and_not_given_twice()
    {
        string file = place.Place.File("crm.csv", ImportPlace.ConsentRows([1]));
        place.Ok("consents", file, "--delta", "--batch", "spring-1");

        RunResult again = place.Run("consents", file, "--delta", "--batch", "spring-1");

        Assert.Equal("spring-1", Assert.Single(place.Imports).Batch.Id);
        Assert.Equal(ExitCode.Usage, again.Code);
        Assert.Contains("`spring-1`", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_field_of_a_consent_is_read()
    {
        string file = place.Place.File(
            "all.csv",
            "id;number;subject;controller;state;collector;recipients;purposes;categories;channels;at;expiresAt;textVersion;level;evidence;evidenceSha256;contract;list",
            $"k-1;{Workplace.Number(1)};p-1;shop;granted;bank;shop+bank;sale+winBack;telecom+energy;operatorCall|sms;2026-05-04T10:00+02:00;2027-05-04T00:00:00Z;v1;recording;archive/1;{new string('0', 64)};k;l");

        place.Ok("consents", file, "--delta");

        ConsentEntry entry = Assert.Single(place.Consents(1));
        Assert.True(entry.IsSameAs(new ConsentEntry
        {
            Id = "k-1",
            Number = E164Number.Parse(Workplace.Number(1)),
            Subject = new SubjectId("p-1"),
            State = ConsentState.Granted,
            Controller = new PartyId("shop"),
            Collector = new PartyId("bank"),
            Recipients = [new PartyId("shop"), new PartyId("bank")],
            Purposes = [CallPurpose.Sale, CallPurpose.WinBack],
            Categories = [new Sector("telecom"), new Sector("energy")],
            Channels = CallChannels.OperatorCall | CallChannels.Sms,
            At = RecordedTime.At(Instant.FromUtc(2026, 5, 4, 8, 0)),
            ExpiresAt = Instant.FromUtc(2027, 5, 4, 0, 0),
            TextVersion = "v1",
            Level = EvidenceLevel.Recording,
            Evidence = "archive/1",
            EvidenceSha256 = new string('0', 64),
            Contract = new ContractId("k"),
            List = new ContactListId("l"),
        }), entry.ToString());
    }

    internal static int Number(JsonElement figures, string name) => figures.GetProperty(name).GetInt32();

    private static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
}
