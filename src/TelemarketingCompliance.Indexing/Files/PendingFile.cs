using Microsoft.Win32.SafeHandles;

namespace TelemarketingCompliance;

/// <summary>A file under a temporary name in its final folder: renamed when whole and on the disk, deleted in every other case.</summary>
internal sealed class PendingFile : IFileOutput
{
    private readonly string path;
    private readonly string aside;
    private SafeFileHandle? handle;
    private long at;

    public PendingFile(string path)
    {
        this.path = Path.GetFullPath(path);
        aside = Path.Combine(Path.GetDirectoryName(this.path) ?? ".", $".{Path.GetRandomFileName()}.tmp");
        handle = File.OpenHandle(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        Disk.Write(handle!, bytes, at);
        at += bytes.Length;
    }

    public void Commit()
    {
        RandomAccess.FlushToDisk(handle!);
        handle!.Dispose();
        File.Move(aside, path, overwrite: true);
        handle = null;
        FolderSync.Flush(Path.GetDirectoryName(path) ?? ".");
    }

    public void Dispose()
    {
        if (handle is null)
            return;

        handle.Dispose();
        handle = null;
        File.Delete(aside);
    }
}
