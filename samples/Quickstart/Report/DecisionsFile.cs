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
        (Contact contact, ScreenedVerdict verdict) = (row.Contact, row.Verdict);
        writer.WriteField(contact.Source);
        writer.WriteField(contact.Line, default);
        writer.WriteField(contact.RowId);
        writer.WriteField(contact.Request.Callee.ToE164());
        writer.WriteField(contact.Request.Campaign.Id.Value);
        writer.WriteField(contact.Request.ContactList?.Value);
        writer.WriteField(verdict.IsPermitted ? "permitted" : verdict.RetryAt is null ? "blocked" : "deferred");
        writer.WriteField(verdict.Basis?.ToString());
        writer.WriteField(string.Join(';', verdict.Reasons));
        writer.WriteField(Times.Write(verdict.ValidUntil));
        writer.WriteField(Times.Write(verdict.RetryAt));
        writer.WriteField(string.Join(';', verdict.Obligations.Select(obligation => obligation.Code.Code)));
        writer.WriteField(contact.First?.Place);
        writer.EndRecord();
    }

    public void Dispose() => writer.Dispose();
}
