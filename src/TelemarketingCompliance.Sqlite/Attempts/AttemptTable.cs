using System.Collections.Immutable;
using System.Text.Json;

namespace TelemarketingCompliance;

/// <summary>The tables of attempts: how they are written and read back.</summary>
internal static class AttemptTable
{
    internal const string Name = "attempt";

    private const string Columns = "seq, part, permit, charged_at, expires_at, confirmed_at, cancelled, past, handed_out, outcome, request";
    private const string ByPermit = $"SELECT {Columns} FROM attempt WHERE permit = ?1";
    private const string ByRow = $"SELECT {Columns} FROM attempt WHERE seq = ?1";
    private const string ByRequest = $"SELECT {Columns} FROM attempt WHERE processor = ?1 AND request_id = ?2 AND cancelled = 0";
    private const string ByNumber = $"SELECT {Columns} FROM attempt WHERE number = ?1 ORDER BY seq";
    private const string ByBoth = $"SELECT {Columns} FROM attempt WHERE number = ?1 OR subject = ?2 ORDER BY seq";
    private const string Conflicts = "SELECT outcome FROM attempt_conflict WHERE attempt = ?1 ORDER BY seq";
    private const string AddConflict = "INSERT INTO attempt_conflict (attempt, outcome) VALUES (?1, ?2)";
    private const string Insert = $"""
        INSERT INTO attempt
            (permit, number, subject, part, processor, request_id, charged_at, expires_at, confirmed_at, cancelled, past, handed_out, batch, outcome, request, {Counted.Columns})
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)
        """;

    private const string Update = "UPDATE attempt SET confirmed_at = ?2, cancelled = ?3, handed_out = ?4, outcome = ?5 WHERE seq = ?1";
    private const string UpdateCounts = $"UPDATE attempt SET ({Counted.Columns}) = (?2, ?3, ?4, ?5, ?6, ?7, ?8) WHERE seq = ?1";

    /// <summary>Adds an attempt; false where another one stands under its permit or holds its request id.</summary>
    internal static bool TryAdd(Connection connection, StoredAttempt attempt, long part, long? batch)
    {
        CallRequest request = attempt.Request;
        Statement insert = connection.Prepare(Insert)
            .Bind(1, attempt.Permit.Value).Bind(2, (long)request.Callee.Digits).Bind(3, request.Subject?.Value).Bind(4, part)
            .Bind(5, request.Campaign.Processor.Id.Value).Bind(6, request.RequestId)
            .Bind(7, Times.ToColumn(attempt.ChargedAt, "charge")).Bind(8, Times.ToColumn(attempt.ExpiresAt, "end"))
            .Bind(9, attempt.ConfirmedAt is { } confirmed ? Times.ToColumn(confirmed, "confirmation") : null)
            .Bind(10, attempt.IsCancelled ? 1 : 0).Bind(11, attempt.IsPast ? 1 : 0).Bind(12, attempt.HandedOut).Bind(13, batch);
        Counted.Of(attempt).BindTo(BindOutcome(insert, 14, attempt.Outcome).Bind(15, StoredJson.Write(request).Span), 16);
        if (!insert.TryInsert())
            return false;
        if (!attempt.Conflicts.IsEmpty)
        {
            long row = FindByPermit(connection, attempt.Permit)!.Seq;
            foreach (CallOutcome conflict in attempt.Conflicts)
                Add(connection, row, conflict);
        }

        return true;
    }

    /// <summary>Writes what became of an attempt: another state, another outcome beside the first, or both.</summary>
    internal static void Replace(Connection connection, long row, StoredAttempt before, StoredAttempt after)
    {
        foreach (CallOutcome conflict in after.Conflicts.AsSpan()[before.Conflicts.Length..])
            Add(connection, row, conflict);
        if (before.Outcome is null)
        {
            Statement update = connection.Prepare(Update)
                .Bind(1, row).Bind(2, after.ConfirmedAt is { } confirmed ? Times.ToColumn(confirmed, "confirmation") : null).Bind(3, after.IsCancelled ? 1 : 0).Bind(4, after.HandedOut);
            BindOutcome(update, 5, after.Outcome).Run();
        }

        Counted counts = Counted.Of(after);
        if (counts != Counted.Of(before))
            counts.BindTo(connection.Prepare(UpdateCounts).Bind(1, row), 2).Run();
    }

    /// <summary>The attempt of a permit.</summary>
    internal static AttemptRow? FindByPermit(Connection connection, PermitId permit) => permit == default ? null : ReadOne(connection, connection.Prepare(ByPermit).Bind(1, permit.Value));

    /// <summary>The attempt that holds a request id.</summary>
    internal static AttemptRow? FindByRequest(Connection connection, PartyId processor, string requestId) =>
        ReadOne(connection, connection.Prepare(ByRequest).Bind(1, processor.Value).Bind(2, requestId));

    /// <summary>Reads the rows that a map found; what this transaction does not see yet is left out.</summary>
    internal static void ReadRows(Connection connection, ReadOnlySpan<uint> rows, List<StoredAttempt> found)
    {
        using Statement held = connection.Prepare(ByRow);
        foreach (uint row in rows)
        {
            if (held.Bind(1, row).Step())
                found.Add(Read(connection, held).Attempt);
            held.Dispose();
        }
    }

    /// <summary>Looks a number and a person up in the file, in the order in which the attempts were recorded.</summary>
    internal static void LookUp(Connection connection, E164Number number, SubjectId? subject, List<StoredAttempt> found)
    {
        using Statement held = subject is { Value: { } person }
            ? connection.Prepare(ByBoth).Bind(1, (long)number.Digits).Bind(2, person)
            : connection.Prepare(ByNumber).Bind(1, (long)number.Digits);
        while (held.Step())
            found.Add(Read(connection, held).Attempt);
    }

    private static AttemptRow? ReadOne(Connection connection, Statement one)
    {
        using Statement held = one;
        return held.Step() ? Read(connection, held) : null;
    }

    private static AttemptRow Read(Connection connection, Statement row)
    {
        long seq = row.Int64(0);
        CallOutcome? outcome = row.IsNull(9) ? null : ReadJson<CallOutcome>(connection, seq, row.Utf8(9));
        return new AttemptRow(seq, row.Int64(1), new StoredAttempt
        {
            Permit = new PermitId(row.Text(2)),
            ChargedAt = Times.FromColumn(row.Int64(3)),
            ExpiresAt = Times.FromColumn(row.Int64(4)),
            ConfirmedAt = row.Int64OrNull(5) is { } confirmed ? Times.FromColumn(confirmed) : null,
            IsCancelled = row.Int64(6) != 0,
            IsPast = row.Int64(7) != 0,
            HandedOut = (int)row.Int64(8),
            Outcome = outcome,
            Conflicts = outcome is null ? [] : ReadConflicts(connection, seq),
            Request = ReadJson<CallRequest>(connection, seq, row.Utf8(10)),
        });
    }

    private static ImmutableArray<CallOutcome> ReadConflicts(Connection connection, long attempt)
    {
        var found = ImmutableArray.CreateBuilder<CallOutcome>();
        using Statement conflicts = connection.Prepare(Conflicts).Bind(1, attempt);
        while (conflicts.Step())
            found.Add(ReadJson<CallOutcome>(connection, attempt, conflicts.Utf8(0)));
        return found.DrainToImmutable();
    }

    private static void Add(Connection connection, long row, CallOutcome conflict) =>
        connection.Prepare(AddConflict).Bind(1, row).Bind(2, StoredJson.Write(conflict).Span).Run();

    private static T ReadJson<T>(Connection connection, long row, ReadOnlySpan<byte> utf8)
        where T : class
    {
        try
        {
            return StoredJson.Read<T>(utf8);
        }
        catch (JsonException e)
        {
            throw Failure.Unreadable(connection.Name, Name, row, e);
        }
    }

    private static Statement BindOutcome(Statement statement, int at, CallOutcome? outcome) =>
        outcome is null ? statement.Bind(at, (string?)null) : statement.Bind(at, StoredJson.Write(outcome).Span);
}
