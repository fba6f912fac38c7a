namespace Quickstart;

/// <summary>A contact and the engine's answer.</summary>
internal sealed record Screened(Contact Contact, ScreenedCall Call)
{
    internal ScreenedVerdict Verdict => Call.Verdict;
}
