using System.Text;

namespace TelemarketingCompliance.Cli;

/// <summary>Text of a field whose encoding nobody wrote down: UTF-8 where the bytes are valid UTF-8, Windows-1252 otherwise, as spreadsheets in Europe write it.</summary>
internal static class FieldText
{
    /// <summary>What Western spreadsheets write where they do not write Unicode.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes))
            return Encoding.ASCII.GetString(bytes);

        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Windows1252.GetString(bytes);
    }
}
