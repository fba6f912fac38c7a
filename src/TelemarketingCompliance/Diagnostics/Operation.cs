namespace TelemarketingCompliance;

/// <summary>What a caller asks an engine for, as instruments and activities name it.</summary>
internal static class Operation
{
    internal const string Evaluate = "evaluate";
    internal const string Acquire = "acquire";
    internal const string Confirm = "confirm";
    internal const string Complete = "complete";
    internal const string Cancel = "cancel";
}
