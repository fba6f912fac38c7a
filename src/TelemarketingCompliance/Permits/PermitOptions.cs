using NodaTime;

namespace TelemarketingCompliance;

/// <summary>How long permits live.</summary>
public sealed record PermitOptions
{
    /// <summary>How long after its charge dialing may start. Default: 60 seconds.</summary>
    public Duration TimeToLive { get; init; } = Duration.FromSeconds(60);

    /// <summary>The same for preview dialing, where an operator reads first. Default: 10 minutes.</summary>
    public Duration PreviewTimeToLive { get; init; } = Duration.FromMinutes(10);

    /// <summary>How long a store may take for one step of a permit before that counts as a failure. Default: 2 seconds.</summary>
    public Duration StoreTimeLimit { get; init; } = Duration.FromSeconds(2);

    internal Duration LifeOf(CallRequest request) => request.EffectiveMode == DialingMode.Preview ? PreviewTimeToLive : TimeToLive;

    internal void Validate()
    {
        Check(TimeToLive, nameof(TimeToLive));
        Check(PreviewTimeToLive, nameof(PreviewTimeToLive));
        Check(StoreTimeLimit, nameof(StoreTimeLimit));
    }

    private static void Check(Duration value, string field)
    {
        if (value <= Duration.Zero)
            throw new ArgumentException($"options of permits, field `{field}`: it is longer than nothing");
    }
}
