using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>How often a number or a person may be called in Italy: no legal figure was found, so all of it is house policy, per controller over all its processors.</summary>
internal static class ItalianFrequency
{
    private const string Rule = "frequency";

    /// <summary>The limits of the law sheet; each of its values is read, so that a sheet without one does not build.</summary>
    internal static ImmutableArray<FrequencyLimit> LimitsAt(LawSheetView law)
    {
        LawParameter<int> gap = law.Required(Rule, law.Hours(Rule, "ringGapHours"));
        LawParameter<int> ringsADay = law.Required(Rule, law.Count(Rule, "ringsADay"));
        LawParameter<int> ringsInPeriod = law.Required(Rule, law.Count(Rule, "ringsInPeriod"));
        LawParameter<int> period = law.Required(Rule, law.Days(Rule, "ringPeriodDays"));
        LawParameter<int> conversation = law.Required(Rule, law.Days(Rule, "conversationDays"));
        LawParameter<int> coolOff = law.Required(Rule, law.Days(Rule, "coolOffDays"));
        LawParameter<int> technical = law.Required(Rule, law.Count(Rule, "technicalADay"));
        LawParameter<int> onRequest = law.Required(Rule, law.Count(Rule, "ringsOnRequest"));
        FrequencyWindow today = FrequencyWindow.CalendarDays(1);
        return
        [
            Limit("ring-gap", 1, AttemptMeasures.Rang, FrequencyWindow.Rolling(Duration.FromHours(gap.Value)), gap.Law) with { SkippedOnceByRequest = true },
            Limit("rings-a-day", ringsADay.Value, AttemptMeasures.Rang, today, ringsADay.Law) with { SkippedOnceByRequest = true },
            Limit("rings-in-period", ringsInPeriod.Value, AttemptMeasures.Rang, Days(period.Value), ringsInPeriod.Law),
            Limit("conversation", 1, AttemptMeasures.Spoken, Days(conversation.Value), conversation.Law) with { SkippedOnceByRequest = true },
            Limit("cool-off", 1, AttemptMeasures.Refused, Days(coolOff.Value), coolOff.Law),
            Limit("technical-a-day", technical.Value, AttemptMeasures.Technical, today, technical.Law),
            Limit("rings-on-request", onRequest.Value, AttemptMeasures.Rang, Days(period.Value), onRequest.Law) with { Scope = AttemptScope.Request },
        ];
    }

    private static FrequencyWindow Days(int days) => FrequencyWindow.Rolling(Duration.FromDays(days));

    private static FrequencyLimit Limit(string name, int max, AttemptMeasures counts, FrequencyWindow window, LawReference law) =>
        new() { Name = name, Max = max, Counts = counts, Window = window, Law = law };
}
