namespace TelemarketingCompliance;

/// <summary>Which attempts a call may count.</summary>
/// <param name="Number">The number to be called.</param>
/// <param name="Subject">The person behind it, if known.</param>
/// <param name="Controller">The controller of the call; attempts for others are answered without anything of them.</param>
/// <param name="Processor">The processor that would dial.</param>
/// <param name="Except">A permit to leave out: the one this very call already holds.</param>
public readonly record struct AttemptQuery(E164Number Number, SubjectId? Subject, PartyId Controller, PartyId Processor, PermitId? Except = null)
{
    /// <summary>The question that <paramref name="request"/> asks.</summary>
    public static AttemptQuery For(CallRequest request, PermitId? except = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(request.Callee, request.Subject, request.Campaign.Controller.Id, request.Campaign.Processor.Id, except);
    }
}
