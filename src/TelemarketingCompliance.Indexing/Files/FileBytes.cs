using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace TelemarketingCompliance;

/// <summary>The bytes of a file in a pinned array or a read-only mapping, 64-byte aligned in both.</summary>
internal sealed unsafe class FileBytes
{
    private readonly byte[]? resident;
    private readonly MemoryMappedFile? file;
    private readonly MemoryMappedViewAccessor? view;
    private readonly SafeFileHandle? handle;
    private readonly DateTime writtenAt;
    private readonly string name = "";
    private long checkedAt;

    private FileBytes(byte[] resident, byte* start, long length)
    {
        this.resident = resident;
        Start = start;
        Length = length;
        GC.SuppressFinalize(this);
    }

    private FileBytes(SafeFileHandle handle, long length, string name)
    {
        this.handle = handle;
        this.name = name;
        writtenAt = File.GetLastWriteTimeUtc(handle);
        file = MemoryMappedFile.CreateFromFile(handle, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        Start = start + view.PointerOffset;
        Length = length;
    }

    ~FileBytes()
    {
        view?.SafeMemoryMappedViewHandle.ReleasePointer();
        view?.Dispose();
        file?.Dispose();
        handle?.Dispose();
    }

    public byte* Start { get; }

    public long Length { get; }

    public bool IsMapped => resident is null;

    public static FileBytes Load(string path, string role)
    {
        using SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        long length = RandomAccess.GetLength(handle);

        if (length > Array.MaxLength - Layout.Alignment)
            throw new IndexException(IndexError.TooLarge, $"the {role} `{Failure.Name(path)}` is too large for memory; open it mapped");

        byte[] array = Aligned((int)length, out int shift, out byte* start);

        for (int at = 0; at < length;)
        {
            int read = RandomAccess.Read(handle, array.AsSpan(shift + at, (int)length - at), at);

            if (read == 0)
                throw new IndexException(IndexError.Changed, $"the {role} `{Failure.Name(path)}` became shorter while it was read; replace files by renaming, then open it again");

            at += read;
        }

        return new FileBytes(array, start, length);
    }

    public static FileBytes Copy(ReadOnlySpan<byte> content)
    {
        byte[] array = Aligned(content.Length, out int shift, out byte* start);
        content.CopyTo(array.AsSpan(shift));
        return new FileBytes(array, start, content.Length);
    }

    /// <summary>Bytes that the caller holds and keeps: tests put them beside guarded pages.</summary>
    public static FileBytes Over(byte* start, long length) => new([], start, length);

    public static FileBytes Map(string path, string role)
    {
        SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

        try
        {
            long length = RandomAccess.GetLength(handle);

            // Nothing can be mapped of an empty file; the caller words the refusal.
            return length == 0 ? new FileBytes([], null, 0) : new FileBytes(handle, length, $"the {role} `{Failure.Name(path)}`");
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    public ReadOnlySpan<byte> Span(long at, long count) => new(Start + at, checked((int)count));

    private static byte[] Aligned(int length, out int shift, out byte* start)
    {
        byte[] array = GC.AllocateUninitializedArray<byte>(length + Layout.Alignment, pinned: true);
        byte* first = (byte*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);
        shift = (int)(-(nint)first & (Layout.Alignment - 1));
        start = first + shift;
        return array;
    }

    /// <summary>The same, at most once in a tick of the system's coarse clock: asking the file costs more than a look-up.</summary>
    public void ThrowIfChangedLately()
    {
        long now = Environment.TickCount64;

        if (now == checkedAt)
            return;

        checkedAt = now;
        ThrowIfChanged();
    }

    public void ThrowIfChanged()
    {
        if (handle is not null && (RandomAccess.GetLength(handle) != Length || File.GetLastWriteTimeUtc(handle) != writtenAt))
            throw new IndexException(IndexError.Changed, $"{name} was written into while it was mapped; replace files by renaming, then open it again");
    }
}
