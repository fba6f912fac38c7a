using System.IO.Hashing;

namespace TelemarketingCompliance.Cli.Screen;

/// <summary>A file that is written from front to back, with the hash of all its bytes.</summary>
internal sealed class HashedOutput : IDisposable
{
    private const int BufferBytes = 1 << 18;

    private readonly FileStream file;
    private readonly XxHash3 hash = new();

    private HashedOutput(FileStream file) => this.file = file;

    public long Length { get; private set; }

    public ulong Hash => hash.GetCurrentHashAsUInt64();

    public static HashedOutput Create(string path) => new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, BufferBytes));

    /// <summary>Goes on after the longest of some beginnings that the file really has; the rest is cut off.</summary>
    /// <param name="path">The file.</param>
    /// <param name="beginnings">Lengths in rising order, each with its hash.</param>
    /// <param name="found">Which of them; -1 for none.</param>
    public static HashedOutput Continue(string path, IReadOnlyList<(long Length, ulong Hash)> beginnings, out int found)
    {
        found = Longest(path, beginnings);
        var output = new HashedOutput(new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, BufferBytes));
        output.file.SetLength(found < 0 ? 0 : beginnings[found].Length);
        byte[] buffer = new byte[BufferBytes];
        for (int read = output.file.Read(buffer); read > 0; read = output.file.Read(buffer))
        {
            output.hash.Append(buffer.AsSpan(0, read));
            output.Length += read;
        }

        return output;
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        file.Write(bytes);
        hash.Append(bytes);
        Length += bytes.Length;
    }

    /// <summary>Hands everything to the system.</summary>
    public void Flush() => file.Flush();

    /// <summary>On the disk, and closed.</summary>
    public void Close() => Workspace.Close(file);

    public void Dispose() => file.Dispose();

    private static int Longest(string path, IReadOnlyList<(long Length, ulong Hash)> beginnings)
    {
        using FileStream file = File.OpenRead(path);
        var hash = new XxHash3();
        byte[] buffer = new byte[BufferBytes];
        int found = -1;
        long done = 0;
        for (int i = 0; i < beginnings.Count && beginnings[i].Length <= file.Length; i++)
        {
            while (done < beginnings[i].Length)
            {
                int read = file.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, beginnings[i].Length - done)));
                hash.Append(buffer.AsSpan(0, read));
                done += read;
            }

            if (hash.GetCurrentHashAsUInt64() != beginnings[i].Hash)
                break;
            found = i;
        }

        return found;
    }
}
