namespace TelemarketingCompliance;

/// <summary>A file in the folder of a register that was not taken.</summary>
/// <param name="File">Its name, without the folder.</param>
/// <param name="Error">Why; stable, for programs.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="EarlierServes">True when the file that had this name before goes on answering, until its answers end.</param>
public sealed record RefusedRegisterFile(string File, IndexError Error, string Reason, bool EarlierServes);
