namespace TelemarketingCompliance;

/// <summary>What an engine asks of its stores beside facts, as log, instruments and activities name it.</summary>
internal static class StoreStepNames
{
    internal const string Charge = "charge";
    internal const string Confirm = "confirm";
    internal const string Cancel = "cancel";
    internal const string Complete = "complete";
    internal const string Read = "read";
    internal const string Count = "count";
    internal const string RecordObjection = "record_objection";
    internal const string RecordRequest = "record_request";
}
