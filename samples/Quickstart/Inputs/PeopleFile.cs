using TelemarketingCompliance.Cli;
using TelemarketingCompliance.Cli.Import;
using TelemarketingCompliance.Cli.Policy;

namespace Quickstart;

/// <summary>A list of people, such as a customer export: each row becomes a call of the campaign that it names, or a reject.</summary>
internal sealed class PeopleFile(PolicyFile policy, PolicyCampaign? chosen)
{
    private static readonly string[] Phone = ["telefono", "phone", "numero", "cellulare"];
    private static readonly string[] Customer = ["codice cliente", "cliente", "customer"];
    private static readonly string[] RowId = ["codice cliente", "cliente", "customer", "record", "id"];
    private static readonly string[] List = ["lista", "list"];
    private static readonly string[] Origin = ["origine", "origin"];
    private static readonly string[] CampaignName = ["campagna", "campaign"];
    private static readonly string[] Reference = ["pratica", "reference"];

    internal IEnumerable<(Contact? Contact, Reject? Reject)> Read(string path)
    {
        using var rows = new TextRows(path);
        if (rows.TitleOf(Phone) is null)
            throw RefusalException.Input($"`{rows.File}`, line 1: there is no column of telephone numbers; title it {string.Join(" or ", Phone.Select(name => $"`{name}`"))}");
        bool any = false;
        for (; rows.Read(); any = true)
        {
            (Contact?, Reject?) read;
            try
            {
                read = (ContactOf(rows), null);
            }
            catch (RowFaultException fault)
            {
                read = (null, new Reject(rows.File, rows.Line, rows.Text, fault.Message));
            }

            yield return read;
        }

        if (!any)
            throw RefusalException.Input($"`{rows.File}` has a header and no row; export it again");
    }

    private Contact ContactOf(TextRows rows)
    {
        if (rows.Fault is { } fault)
            throw new RowFaultException("row", fault);
        PolicyCampaign campaign = chosen ?? CampaignOf(rows);
        if (!E164Number.TryParse(rows[Phone], campaign.Region, out E164Number callee, out NumberRefusal refusal))
            throw Fault(rows, Phone, refusal.ToText(Language.English));
        NumberSource source = SourceOf(rows);
        return new Contact
        {
            Source = rows.File,
            Line = rows.Line,
            RowId = rows[RowId],
            Request = campaign.CallTo(callee) with
            {
                Subject = IdOrNull(rows, Customer, id => new SubjectId(id)),
                NumberSource = source,
                ContactList = IdOrNull(rows, List, id => new ContactListId(id)),
                Evidence = EvidenceOf(rows, source, campaign.Campaign.Purpose),
            },
        };
    }

    private PolicyCampaign CampaignOf(TextRows rows)
    {
        string known = string.Join(", ", policy.Campaigns.Select(campaign => $"`{campaign.Campaign.Id}`"));
        string name = rows[CampaignName];
        if (name.Length == 0)
            throw Fault(rows, CampaignName, $"the row names no campaign; fill it in, or choose one with --campaign: {known}");
        return policy.Campaigns.FirstOrDefault(campaign => campaign.Campaign.Id.Value == name) ?? throw Fault(rows, CampaignName, $"the policy has no campaign `{name}`; it has {known}");
    }

    private static NumberSource SourceOf(TextRows rows) => rows[Origin].ToUpperInvariant() switch
    {
        "" or "CLIENTE" or "CUSTOMER" => NumberSource.ContactList,
        "RICHIESTA" or "REQUEST" => NumberSource.PersonRequest,
        "REFERENZIATO" or "REFERRAL" => NumberSource.Referral,
        "MANUALE" or "TYPED" => NumberSource.TypedByHand,
        _ => throw Fault(rows, Origin, $"`{rows[Origin]}` is no origin: write cliente, richiesta, referenziato or manuale"),
    };

    private static CallEvidence? EvidenceOf(TextRows rows, NumberSource source, CallPurpose purpose)
    {
        EvidenceKind kind = source == NumberSource.PersonRequest ? EvidenceKind.PersonRequest
            : purpose == CallPurpose.Service ? EvidenceKind.CaseReference
            : EvidenceKind.SurveyMandate;
        return rows[Reference].Length == 0 ? null : Create(rows, Reference, reference => new CallEvidence(kind, reference));
    }

    private static T? IdOrNull<T>(TextRows rows, string[] names, Func<string, T> create)
        where T : struct => rows[names].Length == 0 ? null : Create(rows, names, create);

    private static T Create<T>(TextRows rows, string[] names, Func<string, T> create)
    {
        try
        {
            return create(rows[names]);
        }
        catch (ArgumentException refused)
        {
            throw Fault(rows, names, refused.Message.Split(" (Parameter")[0]);
        }
    }

    private static RowFaultException Fault(TextRows rows, string[] names, string problem) => new(rows.TitleOf(names) ?? names[0], problem);
}
