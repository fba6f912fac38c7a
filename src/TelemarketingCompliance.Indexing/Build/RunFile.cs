using Microsoft.Win32.SafeHandles;

namespace TelemarketingCompliance;

/// <summary>Sorted keys on disk as variable-length differences; the file vanishes with its handle.</summary>
internal sealed class RunFile : IDisposable
{
    private const int BufferBytes = 1 << 16;
    private const int MaxVarint = 10;

    private readonly SafeFileHandle handle;
    private readonly bool hasPayload;
    private long length;

    private RunFile(string folder, bool hasPayload)
    {
        this.hasPayload = hasPayload;
        string path = Path.Combine(folder, $".{Path.GetRandomFileName()}.run");
        handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
    }

    public static RunFile Write(string folder, KeySource source)
    {
        RunFile run = new(folder, source.HasPayload);

        try
        {
            run.WriteAll(source);
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    public KeySource Read() => new RunSource(this);

    public void Dispose() => handle.Dispose();

    private void WriteAll(KeySource source)
    {
        byte[] buffer = new byte[BufferBytes];
        ulong[] keys = new ulong[4096];
        uint[] payloads = new uint[hasPayload ? keys.Length : 0];
        ulong last = 0;
        int used = 0;

        for (int read = source.Read(keys, payloads); read > 0; read = source.Read(keys, payloads))
        {
            for (int i = 0; i < read; i++)
            {
                if (used > buffer.Length - (2 * MaxVarint))
                    Flush(buffer, ref used);

                used += Varint.Write(buffer.AsSpan(used), keys[i] - last);
                last = keys[i];

                if (hasPayload)
                    used += Varint.Write(buffer.AsSpan(used), payloads[i]);
            }
        }

        Flush(buffer, ref used);
    }

    private void Flush(byte[] buffer, ref int used)
    {
        Disk.Write(handle, buffer.AsSpan(0, used), length);
        length += used;
        used = 0;
    }

    private sealed class RunSource(RunFile run) : KeySource
    {
        private readonly byte[] buffer = new byte[BufferBytes];
        private long filled;
        private int at;
        private int count;
        private ulong last;

        public override bool HasPayload => run.hasPayload;

        public override void Rewind()
        {
            filled = 0;
            at = count = 0;
            last = 0;
        }

        public override int Read(Span<ulong> keys, Span<uint> payloads)
        {
            int read = 0;

            while (read < keys.Length)
            {
                if (count - at < 2 * MaxVarint)
                    Refill();

                if (at == count)
                    break;

                last += Varint.Read(buffer, ref at);
                keys[read] = last;

                if (run.hasPayload)
                {
                    uint payload = (uint)Varint.Read(buffer, ref at);

                    if (!payloads.IsEmpty)
                        payloads[read] = payload;
                }

                read++;
            }

            if (!run.hasPayload)
                payloads[..Math.Min(read, payloads.Length)].Clear();

            return read;
        }

        private void Refill()
        {
            buffer.AsSpan(at, count - at).CopyTo(buffer);
            count -= at;
            at = 0;
            int wanted = (int)Math.Min(buffer.Length - count, run.length - filled);

            for (int read; wanted > 0; wanted -= read)
            {
                read = RandomAccess.Read(run.handle, buffer.AsSpan(count, wanted), filled);

                if (read == 0)
                    throw new IOException("a temporary file became shorter while it was read");

                count += read;
                filled += read;
            }
        }
    }
}
