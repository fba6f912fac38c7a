using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What came of marking a permit as about to be dialed.</summary>
/// <param name="At">The store's instant.</param>
/// <param name="MarkedNow">Whether this very call marked it: false where it was marked before, is over, or is not known.</param>
/// <param name="Attempt">The attempt as it is now; null when the store does not know it.</param>
public sealed record StoredConfirmation(Instant At, bool MarkedNow, StoredAttempt? Attempt);
