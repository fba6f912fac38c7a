using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Ledgers;

/// <summary>What a ledger shows to whom: data of one controller is no business of another (GDPR art. 5 (1) (b)).</summary>
public sealed class LedgerEntryTests
{
    private static readonly LedgerQuery AcmeByX = LedgerQuery.For(TestWorld.FirstRequest);
    private static readonly LedgerQuery BetaByX = AcmeByX with { Controller = TestWorld.Beta };
    private static readonly LedgerQuery BetaByY = BetaByX with { Processor = TestWorld.CentreY };
    private static readonly LedgerQuery AcmeByY = AcmeByX with { Processor = TestWorld.CentreY };
    private static readonly BlacklistEntry Objection = TestWorld.Objection("o", TestWorld.Callee);

    private static readonly ConsentEntry Consent = new()
    {
        Id = "c",
        Number = TestWorld.Callee,
        State = ConsentState.Granted,
        Controller = TestWorld.Acme,
        Purposes = [CallPurpose.Sale],
        Channels = CallChannels.OperatorCall,
    };

    [Fact]
    public void An_objection_to_a_controller_binds_whoever_dials_for_it_and_no_other_controller()
    {
        Assert.True(Objection.Answers(AcmeByX));
        Assert.True(Objection.Answers(AcmeByY));
        Assert.False(Objection.Answers(BetaByX));
    }

    [Fact]
    public void Never_again_from_you_binds_the_recorder_whomever_it_dials_for()
    {
        BlacklistEntry entry = Objection with { Scope = BlacklistScope.Recorder, Controller = null };

        Assert.True(entry.Answers(AcmeByX));
        Assert.True(entry.Answers(BetaByX));
        Assert.False(entry.Answers(AcmeByY));
        Assert.True((entry with { RecordedBy = TestWorld.Acme }).Answers(AcmeByY));
    }

    [Fact]
    public void An_objection_to_nobody_in_particular_binds_the_recorder_and_every_controller_it_ever_dialed_for()
    {
        BlacklistEntry entry = Objection with { Scope = BlacklistScope.Unknown, Controller = null, RecorderMandates = [TestWorld.Beta] };

        Assert.True(entry.Answers(AcmeByX));
        Assert.True(entry.Answers(BetaByY));
        Assert.False(entry.Answers(AcmeByY));
    }

    [Fact]
    public void Where_nobody_knows_for_whom_the_recorder_dialed_an_objection_to_nobody_in_particular_binds_everyone()
    {
        BlacklistEntry entry = Objection with { Scope = BlacklistScope.Unknown, Controller = null };

        Assert.True(entry.Answers(AcmeByY));
        Assert.True(entry.Answers(BetaByY));
    }

    [Fact]
    public void A_consent_is_seen_by_the_controller_it_was_given_to_and_by_its_named_recipients()
    {
        Assert.True(Consent.Answers(AcmeByX));
        Assert.False(Consent.Answers(BetaByX));
        Assert.True((Consent with { Recipients = [TestWorld.Beta] }).Answers(BetaByX));
    }

    [Fact]
    public void A_consent_delivered_with_a_list_is_seen_by_calls_from_that_list()
    {
        ConsentEntry delivered = Consent with { Controller = TestWorld.Beta, List = TestWorld.OwnBase };

        Assert.True(delivered.Answers(AcmeByX));
        Assert.False(delivered.Answers(AcmeByX with { List = null }));
    }

    [Fact]
    public void That_a_number_changed_hands_is_seen_by_everyone() => Assert.True((Consent with { State = ConsentState.Reassigned }).Answers(BetaByY));

    [Fact]
    public void Contracts_requests_and_revocations_are_seen_by_their_controller_only()
    {
        LedgerEntry[] entries =
        [
            new ContractEntry { Id = "k", Number = TestWorld.Callee, Contract = new ContractId("c-1"), Controller = TestWorld.Acme, StartedAt = TestWorld.Ago(1) },
            new PersonRequest { Id = "r", Number = TestWorld.Callee, Reference = "web", Controller = TestWorld.Acme, Purposes = [CallPurpose.Sale], MadeAt = TestWorld.Ago(1) },
            new SelectiveRevocation { Id = "s", Number = TestWorld.Callee, Register = "it-rpo", Controller = TestWorld.Acme, At = TestWorld.Ago(1) },
        ];

        Assert.All(entries, entry => Assert.True(entry.Answers(AcmeByY)));
        Assert.All(entries, entry => Assert.False(entry.Answers(BetaByX)));
    }

    [Fact]
    public void A_directory_entry_is_about_a_number_and_seen_by_everyone()
    {
        var listing = new DirectoryListing { Id = "d", Number = TestWorld.Callee, Subject = new SubjectId("p"), IsListed = true, Directory = "white-pages", At = TestWorld.Ago(1) };

        Assert.True(listing.Answers(BetaByY));
        Assert.False(listing.Answers(AcmeByX with { Number = TestWorld.Mobile, Subject = new SubjectId("p") }));
    }

    [Fact]
    public void An_entry_about_another_number_and_person_answers_nothing() => Assert.False(Objection.Answers(AcmeByX with { Number = TestWorld.Mobile }));

    public static TheoryData<string, LedgerEntry> Contradictions { get; } = new()
    {
        { "Number", Consent with { Number = null } },
        { "Purposes", Consent with { Purposes = default } },
        { "Channels", Consent with { Channels = CallChannels.None } },
        { "ExpiresAt", Consent with { At = TestWorld.Ago(1), ExpiresAt = TestWorld.DaysAgo(2) } },
        { "EvidenceSha256", Consent with { EvidenceSha256 = new string('A', 64) } },
        { "EvidenceSha256", Consent with { EvidenceSha256 = new string('a', 63) } },
        { "EvidenceSha256", Consent with { EvidenceSha256 = "" } },
        { "At", Consent with { State = ConsentState.Reassigned } },
        { "Controller", Objection with { Controller = null } },
        { "Controller", Objection with { Scope = BlacklistScope.Recorder } },
        { "Actor", Objection with { Actor = " " } },
        { "Channel", Objection with { Channel = "" } },
        { "EndedAt", new ContractEntry { Id = "k", Number = TestWorld.Callee, Contract = new ContractId("c"), Controller = TestWorld.Acme, StartedAt = TestWorld.Ago(1), EndedAt = TestWorld.Ago(2) } },
        { "ExpiresAt", new PersonRequest { Id = "r", Number = TestWorld.Callee, Reference = "w", Controller = TestWorld.Acme, Purposes = [CallPurpose.Sale], MadeAt = TestWorld.Ago(1), ExpiresAt = TestWorld.DaysAgo(2) } },
        { "UsedAt", new PersonRequest { Id = "r", Number = TestWorld.Callee, Reference = "w", Controller = TestWorld.Acme, Purposes = [CallPurpose.Sale], MadeAt = TestWorld.Ago(1), UsedAt = TestWorld.Ago(2) } },
        { "Purposes", new PersonRequest { Id = "r", Number = TestWorld.Callee, Reference = "w", Controller = TestWorld.Acme, Purposes = default, MadeAt = TestWorld.Ago(1) } },
        { "Until", new SelectiveRevocation { Id = "s", Number = TestWorld.Callee, Register = "it-rpo", Controller = TestWorld.Acme, At = TestWorld.Ago(1), Until = TestWorld.DaysAgo(2) } },
        { "Number", new DirectoryListing { Id = "d", Subject = new SubjectId("p"), IsListed = true, Directory = "white-pages", At = TestWorld.Ago(1) } },
        { "Directory", new DirectoryListing { Id = "d", Number = TestWorld.Callee, IsListed = true, Directory = "", At = TestWorld.Ago(1) } },
    };

    [Theory]
    [MemberData(nameof(Contradictions), DisableDiscoveryEnumeration = true)]
    public void An_entry_that_contradicts_itself_is_refused_with_its_id_and_field_and_without_its_number(string field, LedgerEntry entry)
    {
        string message = Assert.Throws<ArgumentException>(entry.Validate).Message;

        Assert.StartsWith($"entry `{entry.Id}`, field `{field}`: ", message, StringComparison.Ordinal);
        Assert.DoesNotContain("0612345678", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_without_an_id_is_refused() => Assert.ThrowsAny<ArgumentException>((Objection with { Id = "" }).Validate);
}

/// <summary>Whether an entry alone answers a question.</summary>
internal static class LedgerEntryAnswers
{
    internal static bool Answers(this LedgerEntry entry, LedgerQuery query) => LedgerEntry.Select([entry], query).Length == 1;
}
