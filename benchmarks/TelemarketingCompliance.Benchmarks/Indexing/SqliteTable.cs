using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace TelemarketingCompliance.Benchmarks.Indexing;

/// <summary>The numbers as the key of a table without row ids, mapped into memory, asked by one prepared statement inside one read transaction.</summary>
internal sealed class SqliteTable : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly SqliteCommand question;
    private readonly SqliteParameter number;

    private SqliteTable(string path)
    {
        connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA mmap_size = 8589934592");
        transaction = connection.BeginTransaction(deferred: true);
        question = connection.CreateCommand();
        question.Transaction = transaction;
        question.CommandText = "SELECT 1 FROM numbers WHERE key = $key";
        number = question.Parameters.Add("$key", SqliteType.Integer);
        number.Value = 0L;
        question.Prepare();
    }

    public static SqliteTable Build(ulong[] ascending, string path, out double seconds)
    {
        File.Delete(path);
        Stopwatch watch = Stopwatch.StartNew();

        using (SqliteConnection connection = new($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = OFF");
            Execute(connection, "PRAGMA synchronous = OFF");
            Execute(connection, "CREATE TABLE numbers (key INTEGER PRIMARY KEY) WITHOUT ROWID");
            using SqliteTransaction all = connection.BeginTransaction();
            using SqliteCommand insert = connection.CreateCommand();
            insert.Transaction = all;
            insert.CommandText = "INSERT INTO numbers VALUES ($key)";
            SqliteParameter key = insert.Parameters.Add("$key", SqliteType.Integer);

            foreach (ulong one in ascending)
            {
                key.Value = (long)one;
                insert.ExecuteNonQuery();
            }

            all.Commit();
        }

        seconds = watch.Elapsed.TotalSeconds;
        return new SqliteTable(path);
    }

    public bool Contains(ulong key)
    {
        number.Value = (long)key;
        return question.ExecuteScalar() is not null;
    }

    public void Dispose()
    {
        question.Dispose();
        transaction.Dispose();
        connection.Dispose();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
