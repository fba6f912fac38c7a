using NodaTime;

namespace TelemarketingCompliance;

/// <summary>How long a business relationship with the controller carries calls to its customers and to who inquired, whatever the register says. Periods by <see cref="DayCount"/>. Immutable.</summary>
public sealed record BusinessRelationship
{
    /// <summary>For how many months after the contract ended: after the last purchase, delivery or payment.</summary>
    public required LawParameter<int> ContractMonths { get; init; }

    /// <summary>For how many months after the person asked the controller about what it offers.</summary>
    public required LawParameter<int> InquiryMonths { get; init; }

    /// <summary>By whose calendar the months are counted.</summary>
    public required DateTimeZone Zone { get; init; }
}
