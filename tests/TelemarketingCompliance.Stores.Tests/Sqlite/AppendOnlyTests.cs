using System.Globalization;
using Microsoft.Data.Sqlite;
using TelemarketingCompliance.Stores.Tests.Records;

namespace TelemarketingCompliance.Stores.Tests.Sqlite;

/// <summary>What is on record stays, whatever another program tries with the file.</summary>
public sealed class AppendOnlyTests
{
    public static TheoryData<string> Tables { get; } =
    [
        "consent", "contract", "person_request", "blacklist", "directory", "selective_revocation", "caller_id", "contact_list", "contact_list_number", "attempt", "attempt_conflict", "import_batch",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task No_row_is_deleted(string table)
    {
        using Scratch scratch = await FilledAsync();

        Refuses(scratch, $"DELETE FROM {table}");
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task No_row_is_changed(string table)
    {
        using Scratch scratch = await FilledAsync();

        Refuses(scratch, $"UPDATE {table} SET seq = seq + 100");
    }

    [Theory]
    [InlineData("INSERT OR REPLACE INTO consent (id, number, body) VALUES ('e-1', 1, '{}')")]
    [InlineData("INSERT OR REPLACE INTO consent (seq, id, number, body) VALUES (1, 'e-2', 1, '{}')")]
    [InlineData("REPLACE INTO blacklist (id, number, body) SELECT id, 1, body FROM blacklist")]
    [InlineData("UPDATE OR REPLACE blacklist SET body = '{}'")]
    [InlineData("UPDATE attempt SET outcome = NULL")]
    [InlineData("UPDATE attempt SET charged_at = charged_at - 1")]
    [InlineData("UPDATE attempt SET request = '{}'")]
    [InlineData("REPLACE INTO attempt (permit, number, part, processor, charged_at, expires_at, request) SELECT permit, 1, part, processor, 0, 0, request FROM attempt")]
    [InlineData("UPDATE import_batch SET added = 0")]
    public async Task No_row_is_put_in_the_place_of_another(string sql)
    {
        using Scratch scratch = await FilledAsync();

        Refuses(scratch, sql);
    }

    private static void Refuses(Scratch scratch, string sql)
    {
        SqliteException refused = Assert.Throws<SqliteException>(() => scratch.Execute(sql));

        Assert.Equal(SQLitePCL.raw.SQLITE_CONSTRAINT, refused.SqliteErrorCode);
        Assert.Matches("is never (changed|deleted)|another row stands under", refused.Message);
    }

    private static async Task<Scratch> FilledAsync()
    {
        var scratch = new Scratch();
        var record = new AnyRecord(3);
        using SqliteStores stores = scratch.Open();
        await stores.Consents.AddAsync([record.Consent("e-1")], Token);
        await stores.Contracts.AddAsync([record.Contract("e-1")], Token);
        await stores.Requests.AddAsync([record.Request("e-1")], Token);
        await stores.Blacklist.AddAsync([record.Objection("e-1")], Token);
        await stores.Directory.AddAsync([record.Listing("e-1")], Token);
        await stores.SelectiveRevocations.AddAsync([record.Revocation("e-1")], Token);
        await stores.CallerIds.AddAsync([record.CallerId("e-1")], Token);
        await stores.ContactLists.AddAsync(record.List(AnyRecord.Lists[0]), [AnyRecord.Numbers[0]], Token);
        PermitId permit = PermitId.NewAt(AnyRecord.Now);
        await stores.Attempts.ChargeAsync([new AttemptCharge { Permit = permit, Request = record.Call(), TimeToLive = Duration.FromMinutes(1), Lines = [] }], Token);
        await stores.Attempts.CompleteAsync(permit, record.Outcome(AnyRecord.Now, OutcomeKind.Busy), Token);
        await stores.Attempts.CompleteAsync(permit, record.Outcome(AnyRecord.Now, OutcomeKind.Spoken), Token);
        await using SqliteImport import = await stores.BeginImportAsync(
            new ImportBatch
            {
                Id = "b-1",
                Kind = ImportKind.Consents,
                Source = "crm",
                Extent = ImportExtent.Delta,
                FileName = "crm.csv",
                FileSha256 = new string('a', 64),
                Actor = "op",
                At = AnyRecord.Now,
            },
            Token);
        await import.CompleteAsync(Token);
        foreach (string table in Tables.Select(row => row.Data))
            Assert.True(scratch.Ask(string.Create(CultureInfo.InvariantCulture, $"SELECT count(*) FROM {table}")) > 0, table);
        return scratch;
    }
}
