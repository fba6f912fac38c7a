using Microsoft.Win32.SafeHandles;

namespace TelemarketingCompliance;

/// <summary>The one place that writes to files.</summary>
internal static class Disk
{
    private const int NoSpaceUnix = 28;
    private const int NoSpaceWindows = unchecked((int)0x8007_0070);

    /// <summary>Where a test wants the disk to end, for its own flow only: a disk cannot be filled on every machine. Null: the real one.</summary>
    public static AsyncLocal<long?> End { get; } = new();

    public static void Write(SafeFileHandle handle, ReadOnlySpan<byte> bytes, long at)
    {
        if (at + bytes.Length > End.Value)
            throw new IOException("no space left on device", OperatingSystem.IsWindows() ? NoSpaceWindows : NoSpaceUnix);

        RandomAccess.Write(handle, bytes, at);
    }
}
