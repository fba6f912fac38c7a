namespace TelemarketingCompliance;

/// <summary>What the columns say of one listed number. <c>default</c> says nothing.</summary>
/// <param name="Day">The later of enrolment and renewal; null when the source gave none.</param>
/// <param name="Flags">Eight bits whose meaning the register's user defines.</param>
public readonly record struct NumberDetail(DateOnly? Day, byte Flags);
