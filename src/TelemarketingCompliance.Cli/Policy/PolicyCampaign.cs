using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli.Policy;

/// <summary>A campaign of a policy, with what its calls have in common.</summary>
internal sealed record PolicyCampaign
{
    public required Campaign Campaign { get; init; }

    /// <summary>The numbers it may present; the first unless a command names another.</summary>
    public required ImmutableArray<E164Number> CallerIds { get; init; }

    /// <summary>Its contact lists; the first is that of rows that name none.</summary>
    public required ImmutableArray<ContactListId> Lists { get; init; }

    public required string? OperatorCountry { get; init; }

    public required NetworkOrigin? NetworkOrigin { get; init; }

    public required bool OperatorReserved { get; init; }

    /// <summary>The region of national spellings; null reads international ones only.</summary>
    public required string? Region { get; init; }

    /// <summary>A call of the campaign to a number, as far as the policy knows it.</summary>
    public CallRequest CallTo(E164Number callee, E164Number? callerId = null, ContactListId? list = null) => new()
    {
        Callee = callee,
        Campaign = Campaign,
        CallerId = callerId ?? (CallerIds.IsEmpty ? null : CallerIds[0]),
        NumberSource = list is null && Lists.IsEmpty ? NumberSource.Unknown : NumberSource.ContactList,
        ContactList = list ?? (Lists.IsEmpty ? null : Lists[0]),
        OperatorCountry = OperatorCountry,
        OperatorReserved = OperatorReserved,
        NetworkOrigin = NetworkOrigin,
    };
}
