using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Finds the reserved range of a caller ID.</summary>
internal static class CallerIdPrefixes
{
    internal static CallerIdPrefix? Find(ImmutableArray<CallerIdPrefix> prefixes, in CallContext call, NumberProfile profile)
    {
        E164Number callerId = call.Request.CallerId.GetValueOrDefault();
        foreach (CallerIdPrefix prefix in prefixes)
        {
            if (prefix.Holds(callerId, profile))
                return prefix;
        }

        return null;
    }
}
