using System.Text.Unicode;

namespace TelemarketingCompliance.Cli;

/// <summary>Numbers out of one text file; what gives none goes to the rejects with its line and reason.</summary>
internal sealed class NumberRows : IDisposable
{
    private readonly InputFile file;
    private readonly RowReader rows;
    private readonly string? region;
    private readonly Action<long, string, string> reject;
    private readonly Action<long, string, string>? tellFaulty;

    private NumberRows(InputFile file, TableShape shape, string? region, Action<long, string, string> reject, Action<long, string, string>? tellFaulty)
    {
        this.file = file;
        this.region = region;
        this.reject = reject;
        this.tellFaulty = tellFaulty;
        Shape = shape;
        rows = shape.Open(file);
    }

    public TableShape Shape { get; }

    public string Name => file.Name;

    /// <summary>Bytes of the file read so far.</summary>
    public long Position => file.Position;

    public RowReader Row => rows;

    /// <param name="path">The file.</param>
    /// <param name="choice">The columns.</param>
    /// <param name="region">The region of national spellings; null reads international ones only.</param>
    /// <param name="reject">Told line, text and reason of each row without a number.</param>
    /// <param name="tellFaulty">Given, a row that does not fit the table still counts where its number can be read, and is told here; without, it is rejected.</param>
    public static NumberRows Open(string path, ColumnChoice choice, string? region, Action<long, string, string> reject, Action<long, string, string>? tellFaulty = null)
    {
        InputFile file = InputFile.Open(path);

        try
        {
            return new NumberRows(file, TableShape.Of(file, choice, region), region, reject, tellFaulty);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Fills from the front; 0 at the end of the file.</summary>
    public int Read(Span<ulong> keys)
    {
        int count = 0;

        while (count < keys.Length && NextRow())
        {
            if (TryNumber(out E164Number number))
                keys[count++] = number.Digits;
        }

        return count;
    }

    /// <summary>Goes to the next row, whatever it holds.</summary>
    public bool NextRow()
    {
        try
        {
            return rows.Read();
        }
        catch (InvalidDataException fault)
        {
            throw InputFile.Damaged(file.Name, fault);
        }
    }

    /// <summary>The row's number; false when the row was rejected.</summary>
    public bool TryNumber(out E164Number number)
    {
        if (!TryField(out number, out NumberRefusal refusal))
        {
            Reject(rows.Fault ?? refusal.ToText(Language.English));
            return false;
        }

        if (rows.Fault is not { } fault)
            return true;

        if (tellFaulty is not null)
        {
            tellFaulty(rows.LineNumber, FieldText.Decode(rows.Line), fault);
            return true;
        }

        number = default;
        Reject(fault);
        return false;
    }

    /// <summary>What the number's field holds, whatever is wrong with the rest of the row.</summary>
    public bool TryField(out E164Number number, out NumberRefusal refusal)
    {
        ReadOnlySpan<byte> field = rows.Number;
        return Utf8.IsValid(field)
            ? E164Number.TryParse(field, region, out number, out refusal)
            : E164Number.TryParse(FieldText.Decode(field), region, out number, out refusal);
    }

    /// <summary>Rejects the row.</summary>
    public void Reject(string reason) => reject(rows.LineNumber, FieldText.Decode(rows.Line), reason);

    public void Dispose()
    {
        rows.Dispose();
        file.Dispose();
    }
}
