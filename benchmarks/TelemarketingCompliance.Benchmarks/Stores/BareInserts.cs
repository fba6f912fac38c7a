using Microsoft.Data.Sqlite;

namespace TelemarketingCompliance.Benchmarks.Stores;

/// <summary>One prepared insert, ten thousand rows a transaction, on the disk when it commits.</summary>
internal sealed class BareInserts : IDisposable
{
    private readonly SqliteConnection connection;

    internal BareInserts(string path)
    {
        connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand settings = connection.CreateCommand();
        settings.CommandText = "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536";
        settings.ExecuteNonQuery();
    }

    internal void Insert((string Id, long Number, string? Subject, string Body)[] rows)
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO consent (id, number, subject, body) VALUES ($id, $number, $subject, $body)";
        SqliteParameter id = insert.Parameters.Add("$id", SqliteType.Text);
        SqliteParameter number = insert.Parameters.Add("$number", SqliteType.Integer);
        SqliteParameter subject = insert.Parameters.Add("$subject", SqliteType.Text);
        SqliteParameter body = insert.Parameters.Add("$body", SqliteType.Text);
        insert.Prepare();
        foreach ((string Id, long Number, string? Subject, string Body) row in rows)
        {
            id.Value = row.Id;
            number.Value = row.Number;
            subject.Value = (object?)row.Subject ?? DBNull.Value;
            body.Value = row.Body;
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public void Dispose() => connection.Dispose();
}
