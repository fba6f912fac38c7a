using System.Collections.Immutable;
using System.Globalization;

namespace TelemarketingCompliance.Cli.Policy;

/// <summary>Tells what a policy means and what is missing for its campaigns to call anybody.</summary>
internal sealed class PolicyCheck(PolicyEngine opened, Instant at)
{
    // What concerns the campaign and not the person who happens to be asked about.
    private static readonly string[] CampaignAreas = ["caller-id", "party", "purpose", "abandonment", "jurisdiction", "engine"];

    // Generated numbers of plain ranges; nobody is called.
    private static readonly (string Region, string Number)[] Samples = [("IT", "+393331234567"), ("US", "+12125550123")];

    private readonly Listing meaning = new("what", "name", "means");
    private readonly Listing missing = new("where", "missing", "therefore");

    /// <summary>What the policy means.</summary>
    public Listing Meaning => meaning;

    /// <summary>What is missing; empty where nothing is.</summary>
    public Listing Missing => missing;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        string store = Path.GetFileName(opened.Policy.Store);
        if (opened.IsStoreMissing)
            missing.Add("store", store, "the file is not there: nothing is on record of anybody, and no list and no caller ID is known; `tmc import` makes it");
        else
            meaning.Add("store", store, "consents, objections, contracts, requests, lists, caller IDs and attempts");
        foreach (RuleBook book in PolicyEngine.BooksOf(opened.Policy))
            Tell(book);
        foreach (RegisterSet register in opened.Registers)
            Tell(register);
        foreach (CampaignParty party in opened.Policy.Parties)
            Tell(party);
        foreach (PolicyCampaign campaign in opened.Policy.Campaigns)
            await TellAsync(campaign, cancellationToken).ConfigureAwait(false);
        foreach (Blackout blackout in opened.Policy.Blackouts)
            meaning.Add("blackout", blackout.Name, $"no marketing calls from {Instants.Format(blackout.From)} until {Instants.Format(blackout.To)}{(blackout.Country is { } country ? $" in {country}" : "")}");
    }

    private void Tell(RuleBook book)
    {
        RuleBookEdition? edition = book.At(at);
        if (edition is null)
            missing.Add($"book {book.Name}", "no edition", $"the book begins later than {Instants.Format(at)}: every call is blocked");
        else
            meaning.Add("book", book.Name, $"{edition.Rules.Length} rules, edition {edition.Version[..12]}{(edition.To is { } to ? $", until {Law.LawWords.Day(to, book.Zone)}" : "")}");
    }

    private void Tell(RegisterSet register)
    {
        meaning.Add("register", register.Name, string.Create(CultureInfo.InvariantCulture, $"{register.Consultations.Length} consultations, for {(register.Controllers.IsEmpty ? "nobody by name" : string.Join(", ", register.Controllers))}"));
        foreach (RefusedRegisterFile refused in register.LastReload?.Refused ?? [])
            missing.Add($"register {register.Name}", refused.File, $"the file is left out: {refused.Reason}");
        if (register.Consultations.IsEmpty)
        {
            missing.Add($"register {register.Name}", "consultations", "every marketing call that needs the register is blocked; build its files with `tmc index build`");
            return;
        }

        foreach (PartyId controller in opened.Policy.Campaigns.Select(campaign => campaign.Campaign.Controller.Id).Distinct())
        {
            Instant? newest = register.Consultations.Where(one => one.Header.Controller is null || one.Header.Controller == controller).Select(one => (Instant?)one.Header.ProcessedAt).Max();
            if (newest is null)
                missing.Add($"register {register.Name}", $"an answer to {controller}", "its campaigns are blocked with register.other-controller");
            else
                meaning.Add("register", register.Name, $"newest answer to {controller} of {Instants.Format(newest.Value)}");
        }
    }

    private void Tell(CampaignParty party)
    {
        string adheres = party.AdheresToCodeOfConduct switch { true => "adheres to the code of conduct", false => "does not adhere to the code of conduct", null => "says nothing of the code of conduct, which applies as house policy" };
        meaning.Add("party", party.Id.Value, $"{(party.RocNumber is { } roc ? $"ROC {roc}" : "no ROC number")}; {adheres}");
    }

    private async Task TellAsync(PolicyCampaign campaign, CancellationToken cancellationToken)
    {
        Campaign about = campaign.Campaign;
        string where = $"campaign {about.Id}";
        meaning.Add(
            "campaign", about.Id.Value,
            $"{about.Purpose} of {(about.Sector == default ? "an unknown sector" : about.Sector)} for {about.Controller.Id}, dialed by {about.Processor.Id}, {about.Mode}; presents {(campaign.CallerIds.IsEmpty ? "no number" : string.Join(", ", campaign.CallerIds.Select(number => number.ToString())))}; lists {(campaign.Lists.IsEmpty ? "none" : string.Join(", ", campaign.Lists))}");
        if (about.Mode == DialingMode.Unknown)
            missing.Add(where, "mode", "it is read as automated: every call needs a consent for automated calls");
        if (about.Sector == default)
            missing.Add(where, "sector", "every rule of a sector applies");
        if (campaign.Lists.IsEmpty)
            missing.Add(where, "lists", "rows that do not say where they are from are blocked with list.off-list");
        if (campaign.OperatorCountry is null)
            missing.Add(where, "operatorCountry", "the country of the operator cannot be announced");
        if (campaign.Region is null)
            missing.Add(where, "region", "only numbers that begin with + are read");
        foreach ((string region, string number) in Samples.Where(sample => IsCovered(sample.Region) && (campaign.Region ?? sample.Region) == sample.Region))
        {
            foreach (E164Number? callerId in campaign.CallerIds.Select(one => (E164Number?)one).DefaultIfEmpty())
                await AskAsync(where, campaign.CallTo(E164Number.Parse(number, region), callerId), cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsCovered(string region) => PolicyEngine.BooksOf(opened.Policy).Any(book => book.Regions.Contains(region));

    // Asks about a number nobody knows: what blocks it for the campaign's sake blocks every other, too.
    private async Task AskAsync(string where, CallRequest sample, CancellationToken cancellationToken)
    {
        CallDecision decision = await opened.Engine.EvaluateAsync(sample, at, cancellationToken).ConfigureAwait(false);
        foreach (DecisionFinding block in decision.Blocks.Where(block => CampaignAreas.Contains(block.Reason!.Code.Split('.')[0])))
            missing.Add(where, block.Reason!.Code, TextOf(block) + (sample.CallerId is { } callerId ? $" (presenting {callerId})" : ""));
        ImmutableArray<LedgerQuery> about = [LedgerQuery.For(sample)];
        if (sample.ContactList is { } list && (await opened.Stores.ContactLists.FindAsync(about, cancellationToken).ConfigureAwait(false))[0].List is null)
            missing.Add(where, $"list {list}", "nothing is on record of it: its numbers are blocked with list.off-list; import it with `tmc import list`");
    }

    private static string TextOf(DecisionFinding block) => block.Args.Aggregate(block.Reason!.English, (text, arg) => text.Replace($"{{{arg.Name}}}", arg.Value, StringComparison.Ordinal));
}
