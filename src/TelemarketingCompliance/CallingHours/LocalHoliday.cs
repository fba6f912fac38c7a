using NodaTime;

namespace TelemarketingCompliance;

/// <summary>A holiday of one municipality, such as the day of its patron saint. It counts for callees whose municipality is known to be that one.</summary>
/// <param name="Municipality">The municipality, by the code that <see cref="CalleePlace.Municipality"/> uses.</param>
/// <param name="Date">The day of the year.</param>
public sealed record LocalHoliday(string Municipality, AnnualDate Date);
