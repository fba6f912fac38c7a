using System.Runtime.InteropServices;

namespace TelemarketingCompliance;

/// <summary>Makes a rename durable: on Unix the folder must reach the disk too, and .NET opens no folders.</summary>
internal static partial class FolderSync
{
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;

        int descriptor = Open(folder, 0);

        // A file system that cannot flush folders (some network ones) keeps the file all the same.
        if (descriptor < 0)
            return;

        _ = Fsync(descriptor);
        _ = Close(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
