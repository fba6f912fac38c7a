using Microsoft.Data.Sqlite;

namespace TelemarketingCompliance.Stores.Tests.Sqlite;

/// <summary>A folder for the stores of one test, gone afterwards. In memory where the system has such a place: what is proved here does not depend on the disk.</summary>
internal sealed class Scratch : IDisposable
{
    private static int folders;

    private readonly string folder;

    public Scratch()
    {
        string parent = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        folder = Path.Combine(parent, $"tmc-stores-{Environment.ProcessId}-{Interlocked.Increment(ref folders)}");
        Directory.CreateDirectory(folder);
    }

    public string this[string name] => Path.Combine(folder, name);

    public SqliteStores Open(SqliteStoreOptions? options = null, string name = "store.db") => SqliteStores.Open(this[name], options);

    /// <summary>One number, asked as any other program would.</summary>
    public long Ask(string sql) => long.Parse(Text(sql), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>One value as text, asked as any other program would.</summary>
    public string Text(string sql)
    {
        using SqliteConnection connection = Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture)!;
    }

    /// <summary>Does something to a store as any other program would.</summary>
    public void Execute(string sql)
    {
        using SqliteConnection connection = Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={this["store.db"]};Pooling=False");
        connection.Open();
        return connection;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
