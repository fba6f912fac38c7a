namespace Quickstart;

/// <summary>A customer export. Its marketing flag goes into the consent ledger: a yes without proof, or a refusal.</summary>
internal sealed class Customers(Campaigns campaigns, Campaigns.Outbound? chosen, IReadOnlyDictionary<string, ContactList> lists)
{
    private static readonly Column List = new("lista", "list");
    private static readonly Column Origin = new("origine", "origin");
    private static readonly Column CampaignName = new("campagna", "campaign");
    private static readonly Column CaseReference = new("pratica", "reference");

    internal ContactFile Read(string path)
    {
        using Table table = Table.Open(path, People.Phone, People.Customer, MarketingFlag.Flag);
        var file = new ContactFile();
        foreach (Row row in table.RowsAsTheyAre())
        {
            try
            {
                Contact contact = ReadRow(row.Whole());
                if (MarketingFlag.Read(row, contact.Request.Callee, contact.Request.Subject, ControllerOf(row)!.Value) is { } flag)
                    file.Flags.Add(flag);
                file.Contacts.Add(contact);
            }
            catch (RowFaultException fault)
            {
                if (ControllerOf(row) is { } controller && MarketingFlag.RefusalIn(row, controller) is { } refusal)
                    file.Flags.Add(refusal);
                file.Rejects.Add(new Reject(fault, row));
            }
        }

        return file;
    }

    private Contact ReadRow(Row row)
    {
        E164Number callee = row.Number(People.Phone);
        Campaigns.Outbound outbound = chosen ?? campaigns.Find(row, CampaignName);
        NumberSource source = OriginOf(row);
        return new Contact
        {
            Source = row.File,
            Line = row.Line,
            RowId = row.Text(People.Customer),
            Request = new CallRequest
            {
                Callee = callee,
                Subject = row.IdOrNull(People.Customer, id => new SubjectId(id)),
                Campaign = outbound.Campaign,
                CallerId = outbound.CallerId,
                OperatorCountry = outbound.OperatorCountry,
                NetworkOrigin = outbound.Network,
                NumberSource = source,
                ContactList = row.IdOrNull(List, id => new ContactListId(id)),
                Evidence = EvidenceOf(row, source, outbound.Campaign.Purpose),
            },
        };
    }

    private static NumberSource OriginOf(Row row) => row.Text(Origin).ToUpperInvariant() switch
    {
        "" or "CLIENTE" or "CUSTOMER" => NumberSource.ContactList,
        "RICHIESTA" or "REQUEST" => NumberSource.PersonRequest,
        "REFERENZIATO" or "REFERRAL" => NumberSource.Referral,
        "MANUALE" or "TYPED" => NumberSource.TypedByHand,
        _ => throw row.Fault(Origin, $"`{row.Text(Origin)}` is no origin: write cliente, richiesta, referenziato or manuale"),
    };

    private static CallEvidence? EvidenceOf(Row row, NumberSource source, CallPurpose purpose)
    {
        if (row.Text(CaseReference).Length == 0)
            return null;
        EvidenceKind kind = source == NumberSource.PersonRequest ? EvidenceKind.PersonRequest
            : purpose == CallPurpose.Service ? EvidenceKind.CaseReference
            : EvidenceKind.SurveyMandate;
        return row.Id(CaseReference, reference => new CallEvidence(kind, reference));
    }

    private PartyId? ControllerOf(Row row) =>
        lists.GetValueOrDefault(row.Text(List))?.Controller ?? (chosen ?? campaigns.Find(row.Text(CampaignName)))?.Campaign.Controller.Id;
}
