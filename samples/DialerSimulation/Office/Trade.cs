using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using TelemarketingCompliance;

namespace DialerSimulation.Office;

/// <summary>One controller, the agencies that dial for it, and its three campaigns; every agency dials all of them.</summary>
internal sealed class Trade
{
    /// <summary>The measured share of people among the calls that the predictive campaign's detection takes for machines.</summary>
    internal const decimal MachineShare = 0.008m;

    private static readonly (string Name, DialingMode Mode)[] Kinds =
        [("fibra", DialingMode.Predictive), ("rinnovi", DialingMode.Progressive), ("mobile", DialingMode.Preview)];

    internal Trade(int agencies, Instant start)
    {
        Start = start;
        Agencies = [.. Enumerable.Range(1, agencies).Select(number => Party(string.Create(CultureInfo.InvariantCulture, $"agency-{number}")))];
        Campaigns = [.. Agencies.Select(agency => Kinds.Select(kind => Create(kind.Name, kind.Mode, agency)).ToImmutableArray())];
    }

    internal Instant Start { get; }

    internal CampaignParty Controller { get; } = Party("telecom-aurora");

    internal ImmutableArray<CampaignParty> Agencies { get; }

    /// <summary>The campaigns as each agency dials them.</summary>
    internal ImmutableArray<ImmutableArray<Campaign>> Campaigns { get; }

    /// <summary>The number that every call presents.</summary>
    internal E164Number CallerId { get; } = E164Number.Parse("06 5555 0100", "IT");

    internal ContactListId List { get; } = new("clienti");

    /// <summary>A call for one of the campaigns, as far as it is the same for everybody.</summary>
    internal CallRequest CallFor(Campaign campaign, E164Number callee, SubjectId? subject) => new()
    {
        Callee = callee,
        Subject = subject,
        Campaign = campaign,
        CallerId = CallerId,
        NumberSource = NumberSource.ContactList,
        ContactList = List,
        NetworkOrigin = Italy,
        OperatorCountry = "IT",
    };

    private static NetworkOrigin Italy { get; } = new("IT");

    private static CampaignParty Party(string name) => new() { Id = new PartyId(name), RocNumber = $"ROC-{name}", RocConfirmedOn = new LocalDate(2026, 4, 15), AdheresToCodeOfConduct = true };

    private Campaign Create(string name, DialingMode mode, CampaignParty agency) => new()
    {
        Id = new CampaignId(name),
        Controller = Controller,
        Processor = agency,
        Purpose = CallPurpose.Sale,
        Sector = new Sector("telecom"),
        Mode = mode,
        CreatedAt = Start - Duration.FromDays(3),
        Script = $"script-{name}",
        AnsweringMachineDetection = mode == DialingMode.Predictive
            ? new AnsweringMachineDetection { IsUsed = true, FalsePositiveRate = MachineShare, MeasuredOn = Start.InUtc().Date.PlusDays(-20) }
            : AnsweringMachineDetection.NotUsed,
    };
}
