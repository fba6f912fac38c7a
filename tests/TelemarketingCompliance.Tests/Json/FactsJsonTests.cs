using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Json;

/// <summary>A record can be replayed: what the facts of a decision say is read back as it was.</summary>
public sealed class FactsJsonTests
{
    private static readonly RecordedTime Day = TestWorld.Day(2026, 3, 29);

    [Fact]
    public void A_number_profile() => ReadsBack(FactKeys.Number, FactsJson.Default.NumberProfile, new NumberProfile(NumberClass.Mobile, "IT"), default);

    [Fact]
    public void A_register_answer() => ReadsBack(
        FactKeys.Register("it-rpo"), FactsJson.Default.RegisterAnswer,
        RegisterAnswer.NotAsked,
        RegisterAnswer.OtherController,
        new RegisterAnswer
        {
            Kind = RegisterAnswerKind.Listed,
            ProcessedAt = TestWorld.DaysAgo(1),
            ValidUntil = TestWorld.Now,
            Consultation = "answer-1",
            ListedSince = Day,
            LastClearAt = TestWorld.DaysAgo(9),
            FirstListedAt = TestWorld.DaysAgo(3),
            LastListedAt = TestWorld.DaysAgo(2),
            Controller = TestWorld.Acme,
        });

    [Fact]
    public void Consents() => ReadsBack(
        FactKeys.Consents, FactsJson.Default.ImmutableArrayConsentEntry,
        [],
        [
            new ConsentEntry { Id = "least", Subject = new SubjectId("p-1"), State = ConsentState.Denied, Controller = TestWorld.Acme },
            new ConsentEntry
            {
                Id = "most",
                Number = TestWorld.Callee,
                Subject = new SubjectId("p-1"),
                State = ConsentState.Granted,
                Controller = TestWorld.Acme,
                Collector = TestWorld.Beta,
                Recipients = [TestWorld.Beta, TestWorld.CentreX],
                Purposes = [CallPurpose.Sale, CallPurpose.WinBack],
                Categories = [TestWorld.Telecom],
                Channels = CallChannels.OperatorCall | CallChannels.Sms,
                At = Day,
                ExpiresAt = TestWorld.Now,
                TextVersion = "v1 — «sì»",
                Level = EvidenceLevel.DoubleOptIn,
                Evidence = "archive/17",
                EvidenceSha256 = new string('a', 64),
                Contract = new ContractId("c-1"),
                List = TestWorld.OwnBase,
            },
        ]);

    [Fact]
    public void Contracts() => ReadsBack(
        FactKeys.Contracts, FactsJson.Default.ImmutableArrayContractEntry,
        [new ContractEntry { Id = "k", Number = TestWorld.Callee, Contract = new ContractId("c-1"), Controller = TestWorld.Acme, StartedAt = Day, EndedAt = TestWorld.Ago(1) }]);

    [Fact]
    public void Requests() => ReadsBack(
        FactKeys.Requests, FactsJson.Default.ImmutableArrayPersonRequest,
        [
            new PersonRequest
            {
                Id = "r", Number = TestWorld.Callee, Reference = "web-1", Controller = TestWorld.Acme, Purposes = [CallPurpose.Sale], Categories = [TestWorld.Telecom], MadeAt = Day, ExpiresAt = TestWorld.Now, UsedAt = TestWorld.Ago(1),
            },
        ]);

    [Fact]
    public void Records_of_caller_ids() => ReadsBack(
        FactKeys.CallerIdRecords, FactsJson.Default.ImmutableArrayCallerIdRecord,
        [],
        [
            new CallerIdRecord { Id = "a", Number = TestWorld.Mobile, Event = CallerIdEvent.Authorised, Party = TestWorld.Acme, At = Day, Campaigns = [new CampaignId("spring")] },
            new CallerIdRecord { Id = "e", Number = TestWorld.Mobile, Event = CallerIdEvent.Ended, Party = TestWorld.Acme, At = TestWorld.Ago(1), Ends = "a" },
            new CallerIdRecord { Id = "s", Number = TestWorld.Mobile, Event = CallerIdEvent.Assigned, At = Day },
        ]);

    [Fact]
    public void Objections() => ReadsBack(
        FactKeys.Blacklist, FactsJson.Default.ImmutableArrayBlacklistEntry,
        [
            TestWorld.Objection("o-1", TestWorld.Callee),
            TestWorld.Objection("o-2", TestWorld.Callee) with
            {
                Scope = BlacklistScope.Unknown, Controller = null, RecorderMandates = [TestWorld.Acme], Purposes = [CallPurpose.Service], NoCallsAtAll = true, At = null, Reason = "asked",
            },
        ]);

    [Fact]
    public void Directory_listings() => ReadsBack(
        FactKeys.Directory, FactsJson.Default.ImmutableArrayDirectoryListing,
        [new DirectoryListing { Id = "d", Number = TestWorld.Callee, IsListed = true, Directory = "white-pages", At = Day }]);

    [Fact]
    public void Selective_revocations() => ReadsBack(
        FactKeys.SelectiveRevocations, FactsJson.Default.ImmutableArraySelectiveRevocation,
        [new SelectiveRevocation { Id = "s", Number = TestWorld.Callee, Register = "it-rpo", Controller = TestWorld.Acme, At = Day, Until = TestWorld.Now }]);

    [Fact]
    public void A_contact_list_answer() => ReadsBack(
        FactKeys.ContactList, FactsJson.Default.ContactListAnswer,
        ContactListAnswer.OffList,
        new ContactListAnswer(
            new ContactList
            {
                Id = TestWorld.OwnBase,
                Controller = TestWorld.Acme,
                Supplier = TestWorld.Beta,
                AcquiredAt = Day,
                SupplyContract = "s-1",
                SupplyEndsAt = Day,
                Campaigns = [new CampaignId("spring")],
                ConsentSampleCheckedAt = Day,
            },
            true));

    [Fact]
    public void A_request()
    {
        CallRequest[] requests =
        [
            TestWorld.FirstRequest,
            TestWorld.FirstRequest with
            {
                Subject = new SubjectId("p-1"),
                CallerId = TestWorld.Mobile,
                NetworkOrigin = new NetworkOrigin("AL", IsRoaming: true),
                Mode = DialingMode.AiVoice,
                OperatorReserved = true,
                Evidence = new CallEvidence(EvidenceKind.CaseReference, "case-1"),
                RequestId = "r-1",
                Campaign = TestWorld.FirstCampaign with { Sector = default, Script = "s-1", Controller = TestWorld.FirstCampaign.Controller with { RocConfirmedOn = new LocalDate(2026, 1, 31), AdheresToCodeOfConduct = null } },
            },
        ];

        Assert.All(requests, request => Assert.Equal(request, JsonSerializer.Deserialize(JsonSerializer.Serialize(request, FactsJson.Default.CallRequest), FactsJson.Default.CallRequest)));
    }

    [Theory]
    [InlineData("""{"class":"Mobile","region":"IT","more":1}""")] // an unmapped member
    [InlineData("""{"class":"Cordless"}""")]
    public void A_profile_that_says_something_else_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, FactsJson.Default.NumberProfile));

    [Fact]
    public async Task The_request_of_a_decision_is_read_back_from_its_record()
    {
        CallDecision decision = await new TestWorld().Granted().ReliesOn(EvidenceKind.CaseReference, "case-1").AskAsync();

        using JsonDocument record = JsonDocument.Parse(decision.ToJson());

        Assert.Equal(decision.Request, record.RootElement.GetProperty("request").Deserialize(FactsJson.Default.CallRequest));
    }

    [Fact]
    public void A_number_that_no_plan_knows_any_more_is_read_back() => ReadsBack(
        FactKeys.Directory, FactsJson.Default.ImmutableArrayDirectoryListing,
        [new DirectoryListing { Id = "d", Number = E164Number.FromDigits(1), IsListed = true, Directory = "white-pages", At = Day }],
        [new DirectoryListing { Id = "d", Number = E164Number.FromDigits(999_999_999_999_999), IsListed = true, Directory = "white-pages", At = Day }]);

    [Theory]
    [InlineData("number", "\"0612345678\"")]
    [InlineData("number", "\"+0612345678\"")]
    [InlineData("number", "\"+39 0612345678\"")]
    [InlineData("number", "\"+3906123456781234\"")]
    [InlineData("number", "390612345678")]
    [InlineData("controller", "\"two words\"")]
    [InlineData("controller", "null")]
    [InlineData("madeAt", "\"2026-04-01\"")]
    public void A_value_of_another_form_is_refused(string member, string value)
    {
        var members = new Dictionary<string, string> { ["id"] = "\"r\"", ["number"] = "\"+390612345678\"", ["reference"] = "\"w\"", ["controller"] = "\"acme\"", ["madeAt"] = "\"2026-04-01T00:00:00Z\"", ["purposes"] = "[\"Sale\"]" };
        members[member] = value;

        JsonException refused = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(
            $"[{{{string.Join(",", members.Select(pair => $"\"{pair.Key}\":{pair.Value}"))}}}]", FactsJson.Default.ImmutableArrayPersonRequest));

        Assert.DoesNotContain("0612345678", refused.Message, StringComparison.Ordinal);
    }

    // Written as the engine writes a fact into a record; read as a replay reads it; compared by what it then writes, because lists have no equality.
    private static void ReadsBack<T>(FactKey<T> key, JsonTypeInfo<T> json, params T[] values) => Assert.All(values, value =>
    {
        string written = Write(key, value);

        T? read = JsonSerializer.Deserialize(written, json);

        Assert.Equivalent(value, read, strict: true);
        Assert.Equal(written, Write(key, read!));
    });

    private static string Write<T>(FactKey<T> key, T value)
    {
        var column = new FactColumn<T>(1, value, TestWorld.Now);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            key.WriteValue(writer, column, 0);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
