namespace TelemarketingCompliance;

/// <summary>What a ledger is asked for one call: everything about this number or person that these two parties may see.</summary>
/// <param name="Number">The number to be called; for a ledger of caller IDs the number presented.</param>
/// <param name="Subject">The person behind it, if known.</param>
/// <param name="Controller">The controller of the call.</param>
/// <param name="Processor">The processor that would dial.</param>
/// <param name="List">The contact list the number was taken from, if any.</param>
public readonly record struct LedgerQuery(E164Number Number, SubjectId? Subject, PartyId Controller, PartyId Processor, ContactListId? List)
{
    /// <summary>The question that <paramref name="request"/> asks every ledger.</summary>
    public static LedgerQuery For(CallRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(request.Callee, request.Subject, request.Campaign.Controller.Id, request.Campaign.Processor.Id, request.ContactList);
    }

    /// <summary>The question that <paramref name="request"/> asks the ledger of caller IDs: about the number presented, <c>default</c> where it is withheld.</summary>
    public static LedgerQuery ForCallerId(CallRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(request.CallerId.GetValueOrDefault(), null, request.Campaign.Controller.Id, request.Campaign.Processor.Id, null);
    }
}
