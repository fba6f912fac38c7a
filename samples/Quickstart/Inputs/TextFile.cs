using System.Text;

namespace Quickstart;

/// <summary>
/// Reads a file whose encoding nobody wrote down: a byte order mark is believed and held to its word; without one, text that is valid UTF-8 is
/// UTF-8, and anything else is Windows-1252, as spreadsheets in Italy write it.
/// </summary>
internal static class TextFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static string Read(string path)
    {
        string file = Path.GetFileName(path);
        if (!File.Exists(path))
            throw new BadInputException(path, "there is no such file; check the path");

        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.Length == 0)
            throw new BadInputException(file, "the file is empty; export it again, with its header");

        if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble))
            return Utf8(bytes.AsSpan(3)) ?? throw Undecodable(file, bytes, "the file begins as UTF-8 but holds other bytes; save it again as UTF-8");
        if (bytes.AsSpan().StartsWith(Encoding.Unicode.Preamble) || bytes.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble))
            throw new BadInputException(file, 1, "the file is UTF-16; save it as UTF-8 or as CSV for Windows");
        if (bytes.Contains((byte)0))
            throw new BadInputException(file, 1, "this is not a text file; export the sheet as CSV");
        return Utf8(bytes) ?? Windows1252(bytes) ?? throw Undecodable(file, bytes, "the bytes are neither UTF-8 nor Windows-1252; save it again as UTF-8");
    }

    /// <summary>The encoding of Italian spreadsheets; bytes it does not define are refused rather than guessed.</summary>
    internal static Encoding StrictWindows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static string? Utf8(ReadOnlySpan<byte> bytes) => Decode(StrictUtf8, bytes);

    // The bytes that Windows-1252 leaves undefined are decoded to control characters.
    private static string? Windows1252(ReadOnlySpan<byte> bytes) =>
        bytes.ContainsAny<byte>([0x81, 0x8D, 0x8F, 0x90, 0x9D]) ? null : Decode(StrictWindows1252, bytes);

    private static string? Decode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static BadInputException Undecodable(string file, byte[] bytes, string problem)
    {
        int line = 1;
        for (int start = 0, end; start < bytes.Length; start = end + 1, line++)
        {
            end = Array.IndexOf(bytes, (byte)'\n', start) is >= 0 and int found ? found : bytes.Length;
            if (Utf8(bytes.AsSpan(start..end)) is null)
                break;
        }

        return new BadInputException(file, line, problem);
    }
}
