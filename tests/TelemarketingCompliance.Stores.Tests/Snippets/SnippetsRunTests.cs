using Microsoft.Extensions.DependencyInjection;
using TelemarketingCompliance.Stores.Tests.Imports;
using TelemarketingCompliance.Stores.Tests.Records;
using TelemarketingCompliance.Stores.Tests.Sqlite;

namespace TelemarketingCompliance.Stores.Tests.Snippets;

/// <summary>The snippets of the page of stores do what the page says.</summary>
public sealed class SnippetsRunTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_on_record_in_the_file_permits_the_call()
    {
        using var scratch = new Scratch();
        using (SqliteStores stores = scratch.Open())
            await ShopWorld.FillAsync(stores);

        Assert.Equal("permitted (Consent)", await KeepingOnDisk.AskAsync(scratch["store.db"], ShopWorld.Register(), ShopWorld.Call, ShopWorld.Now, Token));
        await Assert.ThrowsAsync<SqliteStoreException>(() => KeepingOnDisk.AskAsync(scratch["slip.db"], ShopWorld.Register(), ShopWorld.Call, ShopWorld.Now, Token));
    }

    [Fact]
    public async Task A_snapshot_that_lacks_too_much_is_refused_and_a_shorter_one_ends_what_is_missing()
    {
        using var scratch = new Scratch();
        using SqliteStores stores = scratch.Open();
        Assert.Equal("100 added, 0 changed, 0 unchanged", await KeepingOnDisk.ImportAsync(stores, Importing.Consents(0, 100), "crm.csv", new string('a', 64), AnyRecord.Now, Token));

        Assert.Equal("3 of 100 rows are missing: nothing was written", await KeepingOnDisk.ImportAsync(stores, Importing.Consents(0, 97), "crm.csv", new string('b', 64), AnyRecord.Now, Token));

        await using SqliteImport import = await stores.BeginImportAsync(Importing.Batch("b-3", ImportExtent.Snapshot, file: 'c'), Token);
        await import.NameKeysAsync([.. Importing.Consents(0, 99).Select(entry => entry.Id)], Token);
        await import.CompareAsync(Token);
        await KeepingOnDisk.EndWhatIsMissingAsync(import, RecordedTime.At(AnyRecord.Now + Duration.FromDays(1)), Token);
        await import.CompleteAsync(Token);
        Assert.Equal(
            [ConsentState.Granted, ConsentState.Withdrawn],
            (await stores.Consents.FindAsync([new(Importing.NumberOf(99), null, Importing.Shop, Importing.Shop, null)], Token))[0].Select(entry => entry.State));
    }

    [Fact]
    public void A_container_gives_an_engine_over_the_file()
    {
        using var scratch = new Scratch();
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = Path.GetDirectoryName(scratch["store.db"])!;
        Directory.CreateDirectory("rpo");
        try
        {
            using ServiceProvider services = KeepingOnDisk.AddCompliance(new ServiceCollection()).BuildServiceProvider();

            Assert.Contains("consent.entries", services.GetRequiredService<ComplianceEngine>().Describe().ToString(), StringComparison.Ordinal);
            Assert.True(File.Exists("compliance.db"));
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }
}
