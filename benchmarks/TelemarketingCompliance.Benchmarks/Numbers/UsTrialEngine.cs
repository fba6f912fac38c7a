using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance.Benchmarks.Numbers;

/// <summary>The federal book, one campaign dialed by operators, and calls to the numbers of a file.</summary>
internal static class UsTrialEngine
{
    internal static readonly E164Number CallerId = E164Number.FromDigits(16465550100);

    private static readonly PartyId Acme = new("acme");

    internal static ComplianceEngine Create(RegisterSet register, Instant at)
    {
        var stores = new InMemoryStores();
        var answered = new CallerIdRecord { Id = "call-back-1", Number = CallerId, Event = CallerIdEvent.CallBackAnswered, Party = Acme, At = RecordedTime.At(at - Duration.FromDays(3)) };
        stores.CallerIds.AddAsync([answered], default).AsTask().GetAwaiter().GetResult();
        return ComplianceEngine.Create(engine => engine.AddUnitedStates().AddRegister(register).UseInMemoryStores(stores));
    }

    /// <summary>A call for each row; null where the number cannot be read.</summary>
    internal static ImmutableArray<CallRequest?> ReadCalls(string file, Instant at)
    {
        if (!CsvColumn.TryRead(file, "Company_Phone_Number", out List<string> texts))
            throw new InvalidDataException("the file of complaints has no column `Company_Phone_Number`");
        var party = new CampaignParty { Id = Acme };
        var campaign = new Campaign
        {
            Id = new("trial"),
            Controller = party,
            Processor = party,
            Purpose = CallPurpose.Sale,
            Sector = new("home"),
            Mode = DialingMode.Preview,
            CreatedAt = at - Duration.FromDays(14),
        };
        return
        [
            .. texts.Select(text => E164Number.TryParse(text, "US", out E164Number callee)
                ? new CallRequest { Callee = callee, Campaign = campaign, CallerId = CallerId, OperatorReserved = true, OperatorCountry = "US" }
                : null),
        ];
    }
}
