using System.Text;

namespace TelemarketingCompliance.Cli;

/// <summary>A text file as a stream of bytes that are ASCII where it matters: unpacked, UTF-16 turned into UTF-8, byte order mark gone.</summary>
internal sealed class InputFile : IDisposable
{
    private const int HeadBytes = 1 << 16;
    private const int Utf8 = 65001;

    private readonly FileStream file;
    private readonly Stream decoded;

    private InputFile(string path, FileStream file, Encoding? given)
    {
        Name = Path.GetFileName(path);
        this.file = file;
        HeadStream raw = HeadStream.Of(file, 4);
        bool isPacked = raw.Head.Span.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);
        HeadStream plain = isPacked ? HeadStream.Of(new GzipText(raw, GzipText.LengthOf(file)), 4) : raw;
        decoded = (given ?? HeadEncoding(plain.Head.Span)) is { CodePage: not Utf8 } encoding ? Encoding.CreateTranscodingStream(plain, encoding, Encoding.UTF8) : plain;
        Stream = HeadStream.Of(decoded, HeadBytes);

        if (Stream.Head.Span.StartsWith(Encoding.UTF8.Preamble))
            Stream.Skip(Encoding.UTF8.Preamble.Length);

        if (Stream.Head.Span.Contains((byte)0))
            throw RefusalException.Input($"`{Name}` is not a text file; export the numbers as text or CSV");
    }

    /// <summary>The file's name without its folder, for messages and rejects.</summary>
    public string Name { get; }

    /// <summary>The text; its head may be looked at before it is read.</summary>
    public HeadStream Stream { get; }

    /// <summary>Bytes of the file read so far; 0 of a pipe.</summary>
    public long Position => file.CanSeek ? file.Position : 0;

    /// <summary>Whether the file can be read again; a pipe cannot.</summary>
    public bool IsRepeatable => file.CanSeek;

    /// <param name="path">The file.</param>
    /// <param name="encoding">Its encoding; null finds it out, line by line where it is UTF-8 or Windows-1252.</param>
    public static InputFile Open(string path, Encoding? encoding = null)
    {
        string name = Path.GetFileName(path);

        try
        {
            FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

            try
            {
                return new InputFile(path, file, encoding);
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
        catch (InvalidDataException fault)
        {
            throw Damaged(name, fault);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw RefusalException.Input($"`{name}` does not exist; check its path", fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw RefusalException.Input($"`{name}` cannot be read: it is a folder, or access is denied", fault);
        }
    }

    /// <summary>A small file as it is, without its byte order mark.</summary>
    public static byte[] ReadAll(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            return bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw RefusalException.Input($"`{name}` does not exist; check its path", fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw RefusalException.Input($"`{name}` cannot be read: it is a folder, or access is denied", fault);
        }
    }

    /// <summary>What a packed file says that ends too early, or was changed.</summary>
    public static RefusalException Damaged(string name, Exception fault) => RefusalException.Input($"`{name}` is not one whole gzip file: it was cut off, changed, or joined from several; fetch it again", fault);

    public void Dispose()
    {
        decoded.Dispose();
        file.Dispose();
    }

    // A mark is believed; without one, zeros in every other place betray ASCII text in UTF-16.
    private static UnicodeEncoding? HeadEncoding(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
        [not 0, 0, not 0, 0, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
        [0, not 0, 0, not 0, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
        _ => null,
    };
}
