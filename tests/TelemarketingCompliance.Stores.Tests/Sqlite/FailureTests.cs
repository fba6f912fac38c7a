using System.Diagnostics;
using Microsoft.Data.Sqlite;
using TelemarketingCompliance.Stores.Tests.Records;

namespace TelemarketingCompliance.Stores.Tests.Sqlite;

/// <summary>A file that cannot be used is refused with its cause, and an engine over it blocks with the reason of the fact it could not read.</summary>
public sealed class FailureTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_over_a_store_that_works_is_permitted_and_an_objection_binds_the_next_one()
    {
        using Scratch scratch = await FilledAsync();
        using SqliteStores stores = scratch.Open(ShopWorld.Options);
        ComplianceEngine engine = ShopWorld.Engine(stores);

        Assert.Equal("permitted (Consent)", (await engine.EvaluateAsync(ShopWorld.Call, ShopWorld.Now, Token)).ToString());
        CallPermit permit = (await engine.AcquireAsync(ShopWorld.Call, Token)).Permit!;
        await engine.CompleteAsync(permit, new CallOutcome { Kind = OutcomeKind.OptedOut, OccurredAt = ShopWorld.Now }, Token);

        Assert.Contains("blacklist.listed", (await engine.EvaluateAsync(ShopWorld.Call, ShopWorld.Now, Token)).Reasons);
    }

    [Theory]
    [InlineData("nowhere/store.db", "its folder does not exist")]
    [InlineData("missing.db", "does not exist; check its path")]
    public void A_file_or_folder_that_is_not_there(string name, string says)
    {
        using var scratch = new Scratch();

        Refused(SqliteStoreError.NotFound, says, () => scratch.Open(new SqliteStoreOptions { CreateIfMissing = false }, name));
    }

    [Fact]
    public void A_folder_in_place_of_the_file()
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch["store.db"]);

        Refused(SqliteStoreError.NotAStore, "it is a folder", () => scratch.Open());
    }

    [Theory]
    [InlineData("", "it has no bytes")]
    [InlineData("number;consent\n3331234567;yes\n", "does not begin as an SQLite file does")]
    public void Another_file(string content, string says)
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["store.db"], content);

        Refused(SqliteStoreError.NotAStore, says, () => scratch.Open());

        Assert.Equal(content, File.ReadAllText(scratch["store.db"]));
    }

    [Fact]
    public void Another_applications_database()
    {
        using var scratch = new Scratch();
        scratch.Execute("CREATE TABLE consent (id TEXT)");

        Refused(SqliteStoreError.NotAStore, "another application", () => scratch.Open());
    }

    [Fact]
    public void A_store_of_a_later_version()
    {
        using var scratch = new Scratch();
        scratch.Open().Dispose();
        scratch.Execute("PRAGMA user_version = 99");

        Refused(SqliteStoreError.NewerVersion, "version 99", () => scratch.Open());
    }

    [Fact]
    public async Task A_store_cut_short_is_refused_wherever_it_is_cut()
    {
        using Scratch scratch = await FilledAsync();
        byte[] whole = File.ReadAllBytes(scratch["store.db"]);
        for (int length = 1; length < whole.Length; length += 1777)
        {
            File.WriteAllBytes(scratch["store.db"], whole[..length]);

            var refused = Record.Exception(() => scratch.Open().Dispose()) as SqliteStoreException;

            Assert.True(refused?.Error is SqliteStoreError.Damaged or SqliteStoreError.NotAStore, $"{length} of {whole.Length}: {refused?.Error}, {refused?.Message}");
        }
    }

    [Theory]
    [InlineData("consent_number", "consent.entries", "consent.unavailable")]
    [InlineData("blacklist_number", "blacklist.entries", "blacklist.unavailable")]
    [InlineData("caller_id_number", "caller-id.records", "caller-id.unavailable")]
    [InlineData("contract_number", "contract.entries", "contract.unavailable")]
    [InlineData("person_request_number", "request.entries", null)]
    [InlineData("selective_revocation_number", "register.revocations", null)]
    [InlineData("directory_number", "directory.entries", null)]
    [InlineData("sqlite_autoindex_contact_list_1", "list.membership", "list.unavailable")]
    [InlineData("attempt_number", "frequency.attempts", "frequency.unavailable")]
    public async Task A_damaged_page_blocks_with_the_reason_of_the_fact_that_lies_there(string index, string fact, string? reason)
    {
        using Scratch scratch = await FilledAsync();
        long page = scratch.Ask($"SELECT rootpage FROM sqlite_master WHERE name = '{index}'");
        using (FileStream file = File.OpenWrite(scratch["store.db"]))
        {
            file.Position = (page - 1) * 4096;
            file.Write(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
        }

        using SqliteStores stores = scratch.Open(ShopWorld.Options);
        CallDecision decision = await ShopWorld.Engine(stores).EvaluateAsync(ShopWorld.Call, ShopWorld.Now, Token);

        Assert.Equal([fact], decision.Facts.Where(one => one.State != FactState.Known).Select(one => one.Name));
        // A consent carries this call: what the other ways to a basis would need does not matter.
        Assert.Equal(reason is null ? [] : [reason], decision.Reasons.Where(one => one != "basis.none"));
    }

    [Fact]
    public async Task An_entry_that_nobody_can_read_is_damage_and_the_error_does_not_say_what_it_held()
    {
        using Scratch scratch = await FilledAsync();
        scratch.Execute("DROP TRIGGER consent_never_changed; UPDATE consent SET body = '{\"id\":\"consent-1\",\"number\":\"+393331234567\",\"later\":\"+393331234567\"}'");
        using SqliteStores stores = scratch.Open(ShopWorld.Options);

        SqliteStoreException failed = await Assert.ThrowsAsync<SqliteStoreException>(async () => await stores.Consents.FindAsync([LedgerQuery.For(ShopWorld.Call)], Token));

        Assert.Equal(SqliteStoreError.Damaged, failed.Error);
        Assert.DoesNotContain("333", failed.ToString(), StringComparison.Ordinal);
        Assert.Contains("consent.unavailable", (await ShopWorld.Engine(stores).EvaluateAsync(ShopWorld.Call, ShopWorld.Now, Token)).Reasons);
    }

    [Fact]
    public async Task A_store_that_somebody_else_writes_to_for_too_long_refuses_to_charge_and_answers_meanwhile()
    {
        using Scratch scratch = await FilledAsync();
        using SqliteStores stores = scratch.Open(ShopWorld.Options);
        ComplianceEngine engine = ShopWorld.Engine(stores);
        using SqliteConnection other = scratch.Connect();
        using (SqliteTransaction holding = other.BeginTransaction(deferred: false))
        {
            SqliteStoreException refused = await Assert.ThrowsAsync<SqliteStoreException>(async () => await engine.RecordOptOutAsync(ShopWorld.Objection, Token));
            Assert.Equal(SqliteStoreError.Locked, refused.Error);
            Assert.Equal("blocked (permit.store-unavailable)", (await engine.AcquireAsync(ShopWorld.Call, Token)).ToString());
        }

        Assert.NotNull((await engine.AcquireAsync(ShopWorld.Call, Token)).Permit);
    }

    [Fact]
    public async Task Giving_up_while_somebody_else_writes_is_heard_at_once_and_nothing_is_added()
    {
        using Scratch scratch = await FilledAsync();
        using SqliteStores stores = scratch.Open(ShopWorld.Options with { BusyTimeout = Duration.FromHours(1) });
        using var caller = new CancellationTokenSource();
        using SqliteConnection other = scratch.Connect();
        using (SqliteTransaction holding = other.BeginTransaction(deferred: false))
        {
            Task adding = stores.Blacklist.AddAsync([ShopWorld.Objection], caller.Token).AsTask();
            Task queued = stores.Blacklist.AddAsync([ShopWorld.Objection], caller.Token).AsTask();
            await caller.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => adding);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queued);
        }

        Assert.Equal(0, scratch.Ask("SELECT count(*) FROM blacklist"));
        await stores.Blacklist.AddAsync([ShopWorld.Objection], Token);
    }

    [Fact]
    public async Task A_file_that_another_program_keeps_for_itself_is_locked()
    {
        using Scratch scratch = await FilledAsync();
        using SqliteConnection other = scratch.Connect();
        using SqliteCommand command = other.CreateCommand();
        command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT; SELECT count(*) FROM consent";
        command.ExecuteScalar();

        Refused(SqliteStoreError.Locked, "held by somebody else", () => scratch.Open(ShopWorld.Options));
    }

    [Fact]
    public async Task A_full_disk_refuses_what_does_not_fit_keeps_what_is_there_and_blocks()
    {
        using Scratch scratch = await FilledAsync();
        using SqliteStores stores = scratch.Open(ShopWorld.Options with { MaxBytes = 1 << 20 });
        ComplianceEngine engine = ShopWorld.Engine(stores);
        int kept = 0;
        SqliteStoreException? full = null;
        while (full is null)
        {
            full = await Record.ExceptionAsync(async () => await stores.Directory.AddAsync([.. Enumerable.Range(0, 50).Select(i => Listing($"{kept}-{i}"))], Token)) as SqliteStoreException;
            kept += full is null ? 1 : 0;
        }

        Assert.Equal(SqliteStoreError.Full, full.Error);
        Assert.Equal(kept * 50, scratch.Ask("SELECT count(*) FROM directory"));
        // Each table has some room left in its last page.
        for (full = null; full is null;)
        {
            CallRequest other = ShopWorld.Call with { Callee = E164Number.FromDigits(393330000000UL + (ulong)kept++) };
            AttemptCharge charge = new() { Permit = PermitId.NewAt(ShopWorld.Now), Request = other, TimeToLive = Duration.FromMinutes(1), Lines = [] };
            full = await Record.ExceptionAsync(async () => await stores.Attempts.ChargeAsync([charge], Token)) as SqliteStoreException;
        }

        Acquisition acquired = await engine.AcquireAsync(ShopWorld.Call, Token);
        Assert.Equal("blocked (permit.store-unavailable)", acquired.ToString());
        Assert.Equal("ok", scratch.Text("PRAGMA integrity_check"));
        using SqliteStores roomy = scratch.Open(ShopWorld.Options);
        Assert.NotNull((await ShopWorld.Engine(roomy).AcquireAsync(ShopWorld.Call, Token)).Permit);

        static DirectoryListing Listing(string id) => new() { Id = id, Number = AnyRecord.Numbers[0], IsListed = true, Directory = new string('x', 900), At = RecordedTime.At(ShopWorld.Now) };
    }

    [Fact]
    public async Task A_file_that_may_not_be_written()
    {
        using Scratch scratch = await FilledAsync();
        string file = scratch["store.db"];
        File.SetAttributes(file, FileAttributes.ReadOnly);
        bool isRoot = !OperatingSystem.IsWindows() && Environment.UserName == "root";
        // To root every file may be written, unless the file system itself refuses.
        Assert.SkipWhen(isRoot && !Chattr("+i", file), "root may write every file, and this file system makes none immutable");
        try
        {
            Refused(SqliteStoreError.ReadOnly, "may not be written", () => scratch.Open());
        }
        finally
        {
            if (isRoot)
                Chattr("-i", file);
            File.SetAttributes(file, FileAttributes.Normal);
        }
    }

    [Fact]
    public async Task A_store_that_was_closed_answers_nothing()
    {
        using var scratch = new Scratch();
        SqliteStores stores = scratch.Open();
        stores.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await stores.Consents.FindAsync([LedgerQuery.For(ShopWorld.Call)], Token));
    }

    [Fact]
    public void Options_that_contradict_themselves_are_refused()
    {
        using var scratch = new Scratch();
        SqliteStoreOptions[] wrong =
        [
            new() { BusyTimeout = Duration.FromSeconds(-1) }, new() { MaxBytes = 1 }, new() { LookupBytes = -1 }, new() { MappedBytes = -1 },
        ];

        Assert.All(wrong, options => Assert.Throws<ArgumentException>(() => scratch.Open(options)));
        Assert.False(File.Exists(scratch["store.db"]));
    }

    private static void Refused(SqliteStoreError error, string says, Action open)
    {
        SqliteStoreException refused = Assert.Throws<SqliteStoreException>(open);

        Assert.Equal(error, refused.Error);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("/", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<Scratch> FilledAsync()
    {
        var scratch = new Scratch();
        using SqliteStores stores = scratch.Open(ShopWorld.Options);
        await ShopWorld.FillAsync(stores);
        return scratch;
    }

    private static bool Chattr(string change, string file)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("chattr", [change, file]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
