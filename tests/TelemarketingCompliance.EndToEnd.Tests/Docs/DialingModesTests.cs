using TelemarketingCompliance.EndToEnd.Tests.Stories;

namespace TelemarketingCompliance.EndToEnd.Tests.Docs;

/// <summary>Every cell of the table of dialing modes is what the engine with the law of Italy does.</summary>
public sealed class DialingModesTests
{
    private const string OptOut = "on the opt-out regime";

    // A Tuesday, an hour at which calls are made.
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 9, 30);
    private static readonly E164Number Callee = E164Number.Parse("+39 02 1234 5678");
    private static readonly PartyId Controller = new("Telecom-SpA");
    private static readonly CallRequest Call = new()
    {
        Callee = Callee,
        CalleeKind = CalleeKind.NaturalPerson,
        CallerId = E164Number.Parse("+39 06 5555 0100"),
        Campaign = new Campaign
        {
            Id = new CampaignId("fibre"),
            Controller = new CampaignParty { Id = Controller, RocNumber = "11111", RocConfirmedOn = new LocalDate(2026, 11, 2) },
            Processor = new CampaignParty { Id = Controller, RocNumber = "11111", RocConfirmedOn = new LocalDate(2026, 11, 2) },
            Purpose = CallPurpose.Sale,
            Sector = Sector.Telecom,
            CreatedAt = Now - Duration.FromDays(9),
        },
        ContactList = new ContactListId("customers"),
        NumberSource = NumberSource.ContactList,
        OperatorCountry = "IT",
        NetworkOrigin = new NetworkOrigin("IT"),
    };

    public static IEnumerable<TheoryDataRow<string, string, bool>> Cells()
    {
        string[][] table = [.. Table()];
        return
            from row in table.Skip(1)
            from column in Enumerable.Range(1, table[0].Length - 1)
            select new TheoryDataRow<string, string, bool>(row[0], table[0][column], row[column] == "yes");
    }

    [Fact]
    public void The_table_has_every_mode_and_kind_and_says_yes_or_no()
    {
        string[][] table = [.. Table()];
        string[] words = [.. table.Skip(1).SelectMany(row => row[0].Split(", "))];

        Assert.All(table, row => Assert.Equal(table[0].Length, row.Length));
        Assert.All(table.Skip(1).SelectMany(row => row.Skip(1)), cell => Assert.Contains(cell, (string[])["yes", "–"]));
        Assert.Empty(Enum.GetNames<DialingMode>().Except(words));
        Assert.Empty(Enum.GetNames<CallKind>().Except(words).Except([nameof(CallKind.Dialed)]));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Every_cell_is_true(string how, string what, bool expected)
    {
        CallRequest call = RequestOf(how);

        bool actual = what == OptOut
            ? await DecideAsync(call, consents: false) is { IsPermitted: true, Basis: CallBasis.OptOutRegime }
            : Says(await DecideAsync(call, consents: true), what.Trim('`'));

        Assert.Equal(expected, actual);
    }

    private static bool Says(CallDecision decision, string code)
    {
        Assert.True(decision.IsPermitted, decision.ToString());
        return decision.Findings.SingleOrDefault(finding => finding.Rule == code) is { } finding
            ? finding.Kind != FindingKind.NotApplicable
            : decision.Obligations.Any(obligation => obligation.Code.Code == code);
    }

    private static CallRequest RequestOf(string how)
    {
        CallRequest call = Call;
        foreach (string word in how.Split(", "))
        {
            call = word switch
            {
                "operator reserved" => call with { OperatorReserved = true },
                "agreed call-back" => call with { Evidence = new CallEvidence(EvidenceKind.PersonRequest, "call-back-1") },
                _ when Enum.TryParse(word, out DialingMode mode) => call with { Mode = mode },
                _ when Enum.TryParse(word, out CallKind kind) => call with { Kind = kind },
                _ => throw new InvalidDataException($"the table names `{word}`, which nobody knows"),
            };
        }

        return call;
    }

    private static async Task<CallDecision> DecideAsync(CallRequest call, bool consents)
    {
        var stores = new InMemoryStores();
        FakeRegister register = new FakeRegister("it-rpo").Clears(Callee, Controller, Now - Duration.FromDays(2));
        await stores.ContactLists.AddAsync(new ContactList { Id = call.ContactList!.Value, Controller = Controller, AcquiredAt = Ago(90) }, [Callee], default);
        await stores.Directory.AddAsync([new DirectoryListing { Id = "directory-1", Number = Callee, IsListed = true, Directory = "DBU", At = Ago(30) }], default);
        await stores.CallerIds.AddAsync(StoryCallerIds.GoodFor(call.CallerId!.Value, call.Campaign, Now), default);
        if (consents)
        {
            await stores.Consents.AddAsync(
                [
                    new ConsentEntry
                    {
                        Id = "consent-1",
                        Number = Callee,
                        State = ConsentState.Granted,
                        Controller = Controller,
                        Purposes = [CallPurpose.Sale],
                        Channels = CallChannels.OperatorCall | CallChannels.AutomatedCall,
                        At = Ago(20),
                        TextVersion = "v1",
                        Level = EvidenceLevel.DoubleOptIn,
                    },
                ],
                default);
        }

        // The person's requests are on record only where the call names or makes one.
        if (consents && (call.Evidence is not null || call.Kind == CallKind.ReturnCall))
        {
            var request = new PersonRequest { Id = "request-1", Number = Callee, Reference = "call-back-1", Controller = Controller, Purposes = [CallPurpose.Sale], MadeAt = Ago(0.1) };
            await stores.Requests.AddAsync([request], default);
        }

        ComplianceEngine engine = ComplianceEngine.Create(builder => builder
            .UseTimeProvider(new ManualClock(Now)).AddItaly().AddSource(register).UseInMemoryStores(stores));
        return await engine.EvaluateAsync(consents ? call : call with { Evidence = null }, Now);
    }

    private static RecordedTime Ago(double days) => RecordedTime.At(Now - Duration.FromDays(days));

    private static IEnumerable<string[]> Table() =>
        from line in File.ReadLines(Path.Combine(Checkout.Root, "docs/dialing-modes.md"))
        where line.StartsWith("| ", StringComparison.Ordinal)
        select line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray();
}
