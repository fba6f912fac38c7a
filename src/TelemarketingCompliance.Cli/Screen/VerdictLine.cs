using System.Globalization;
using System.Text;

namespace TelemarketingCompliance.Cli.Screen;

/// <summary>The columns that a screening adds to a row.</summary>
internal static class VerdictLine
{
    /// <summary>Their titles. What follows the number is the same for all calls that share a verdict; the line of the first row with the number comes last.</summary>
    public static string[] Columns { get; } = ["callee", "decision", "basis", "reasons", "retry_at", "valid_until", "obligations", "duplicate_of"];

    /// <summary>Everything between the number and the last column: from a separator to a separator.</summary>
    public static byte[] Of(ScreenedVerdict verdict, char separator)
    {
        string decision = verdict.IsPermitted ? "permitted" : verdict.RetryAt is null ? "blocked" : "deferred";
        string[] fields =
        [
            decision,
            verdict.Basis?.ToString() ?? "",
            string.Join(';', verdict.Reasons),
            verdict.RetryAt is { } retry ? Instants.Format(retry) : "",
            verdict.ValidUntil is { } end ? Instants.Format(end) : "",
            string.Join(';', verdict.Obligations.Select(obligation => obligation.Code.Code)),
        ];
        var text = new StringBuilder().Append(separator);
        foreach (string field in fields)
            text.Append(field.Contains(separator) ? $"\"{field}\"" : field).Append(separator);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Writes a number with its plus; returns its length.</summary>
    public static int Write(ulong callee, Span<byte> room)
    {
        room[0] = (byte)'+';
        callee.TryFormat(room[1..], out int length, provider: CultureInfo.InvariantCulture);
        return length + 1;
    }
}
