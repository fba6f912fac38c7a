using PhoneNumbers;

namespace TelemarketingCompliance;

/// <summary>What the numbering plans say of a number.</summary>
/// <remarks><see langword="default"/> is an unknown class in no region. Immutable and safe on any thread.</remarks>
/// <param name="Class">The kind of line; <see cref="NumberClass.Unknown"/> when the number is in no known range.</param>
/// <param name="Region">The CLDR region, such as <c>IT</c>, <c>VA</c>, <c>SM</c>, <c>US</c> or <c>CA</c>; for an unknown class the main region
/// of the country code; null where the number belongs to no region (international toll-free <c>+800</c>, or no such country code).</param>
public readonly record struct NumberProfile(NumberClass Class, string? Region)
{
    /// <summary>Looks a number up in the numbering plans of libphonenumber and the Italian ranges it lacks.</summary>
    /// <remarks>Costs nanoseconds where the country's plan is plain, microseconds elsewhere, and tens of milliseconds on first use: gather it as a fact, never while
    /// deciding. A mobile's region is where its number was issued, not where its holder is. Safe on any thread.</remarks>
    /// <param name="number">The number; <see langword="default"/> gives the default profile.</param>
    /// <returns>The profile; never throws.</returns>
    public static NumberProfile Of(E164Number number)
    {
        if (number.IsDefault)
            return default;
        return PlanProfiles.TryFind(number.Digits, out NumberProfile profile) ? profile : OfLibrary(number);
    }

    /// <summary>The same, asked of libphonenumber.</summary>
    internal static NumberProfile OfLibrary(E164Number number) => NumberMetadata.TryParse(number.Digits, out PhoneNumber? parsed) ? NumberClassifier.Classify(parsed) : default;
}
