namespace TelemarketingCompliance;

/// <summary>What follows from a <see cref="NumberClass"/>.</summary>
public static class NumberClasses
{
    /// <summary>Whether no call of any purpose is placed to numbers of this class.</summary>
    /// <remarks>True for premium, shared cost, toll-free, personal, pager, voicemail, short, emergency and caller-prefix numbers: they reach
    /// services, or cost the called party. False for <see cref="NumberClass.Unknown"/>, which says that nothing is known rather than that the
    /// number is one of these; whoever decides treats it on its own.</remarks>
    /// <param name="numberClass">The class; an undefined value is never dialed.</param>
    public static bool IsNeverDialed(this NumberClass numberClass) => numberClass switch
    {
        NumberClass.Unknown or NumberClass.Fixed or NumberClass.Mobile or NumberClass.FixedOrMobile
            or NumberClass.Voip or NumberClass.CorporateNumber => false,
        _ => true,
    };
}
