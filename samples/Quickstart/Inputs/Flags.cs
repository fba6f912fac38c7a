namespace Quickstart;

/// <summary>Reads the yes and no of Italian and English exports.</summary>
internal static class Flags
{
    private static readonly string[] Yes = ["s", "si", "sì", "y", "yes", "1", "true", "vero"];
    private static readonly string[] No = ["n", "no", "0", "false", "falso"];

    /// <summary>Whether the field says anything but yes.</summary>
    internal static bool IsNotYes(this Row row, Column column) => !Yes.Contains(row.Text(column), StringComparer.OrdinalIgnoreCase);

    /// <summary>Yes, no, or null where nothing is written.</summary>
    internal static bool? YesNo(this Row row, Column column)
    {
        string text = row.Text(column);
        return text.Length == 0 ? null
            : Yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? true
            : No.Contains(text, StringComparer.OrdinalIgnoreCase) ? false
            : throw row.Fault(column, $"`{text}` is neither yes nor no: write S or N");
    }
}
