using CsvHelper;

namespace Quickstart;

/// <summary>decisions.csv: one line per row that could be read.</summary>
internal sealed class DecisionsFile : IDisposable
{
    internal const string Name = "decisions.csv";

    private readonly CsvWriter writer;

    internal DecisionsFile(OutputFolder folder)
    {
        writer = folder.CreateCsv(Name);
        writer.WriteRecord(
            "source", "line", "id", "callee", "campaign", "list", "decision", "basis", "reasons", "valid_until", "retry_at", "obligations", "duplicate_of");
    }

    internal void Write(Screened row)
    {
        (Contact contact, CallDecision decision) = row;
        writer.WriteField(contact.Source);
        writer.WriteField(contact.Line, default);
        writer.WriteField(contact.RowId);
        writer.WriteField(contact.Request.Callee.ToE164());
        writer.WriteField(contact.Request.Campaign.Id.Value);
        writer.WriteField(contact.Request.ContactList?.Value);
        writer.WriteField(decision.IsPermitted ? "permitted" : "blocked");
        writer.WriteField(decision.Basis?.ToString());
        writer.WriteField(string.Join(';', decision.Reasons));
        writer.WriteField(Times.Write(decision.ValidUntil));
        writer.WriteField(Times.Write(decision.RetryAt));
        writer.WriteField(string.Join(';', decision.Obligations.Select(obligation => obligation.Code.Code)));
        writer.WriteField(contact.First?.Place);
        writer.EndRecord();
    }

    public void Dispose() => writer.Dispose();
}
