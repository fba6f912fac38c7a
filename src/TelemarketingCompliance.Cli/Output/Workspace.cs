namespace TelemarketingCompliance.Cli;

/// <summary>A hidden folder beside the results: what is written there gets its name when all of it is whole, and is deleted in every other case.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly string folder;
    private readonly string target;
    private readonly List<string> names = [];

    private Workspace(string folder, string target)
    {
        this.folder = folder;
        this.target = target;
    }

    /// <summary>Room for results in the folder of <paramref name="result"/>.</summary>
    public static Workspace Beside(string result)
    {
        Check(result);
        string target = Path.GetDirectoryName(Path.GetFullPath(result))!;
        string folder = Path.Combine(target, $".{Path.GetRandomFileName()}.tmp");

        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw Refused(result, fault);
        }

        return new Workspace(folder, target);
    }

    /// <summary>Refuses a result that could not be renamed into its place, or would destroy what stands there.</summary>
    /// <param name="result">The result.</param>
    /// <param name="inputs">Files it must not replace.</param>
    public static void Check(string result, params IEnumerable<string> inputs)
    {
        string full = Path.GetFullPath(result);
        string target = Path.GetDirectoryName(full) ?? "";
        string name = Path.GetFileName(result);

        if (Directory.Exists(result) || name.Length == 0)
            throw RefusalException.Input($"`{result}` is a folder; name a file");

        // A rename would put a file in the place of the device.
        if (target is "/dev" or "/dev/fd" || target.StartsWith("/proc/", StringComparison.Ordinal))
            throw RefusalException.Input($"`{result}` is a device; name a file");

        if (!Directory.Exists(target))
            throw RefusalException.Input($"`{name}` cannot be written: its folder does not exist; create it");

        if (inputs.Any(input => Path.GetFullPath(input) == full))
            throw RefusalException.Usage($"`{name}` is one of the inputs; name another file for the result");
    }

    /// <summary>Where a result is written until it is whole.</summary>
    public string PathOf(string result)
    {
        string name = Path.GetFileName(result);
        names.Add(name);
        return Path.Combine(folder, name);
    }

    /// <summary>A result written here; call <see cref="Close"/> when it is whole.</summary>
    public FileStream Create(string result) => new(PathOf(result), FileMode.CreateNew, FileAccess.Write, FileShare.None);

    /// <summary>A file that never gets a name, and is gone when closed.</summary>
    public FileStream Scratch() => new(Path.Combine(folder, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 12, FileOptions.DeleteOnClose);

    /// <summary>Where a file may be made that never gets a name.</summary>
    public string ScratchPath(string name) => Path.Combine(folder, name);

    /// <summary>On the disk, and closed.</summary>
    public static void Close(FileStream stream)
    {
        stream.Flush(flushToDisk: true);
        stream.Dispose();
    }

    /// <summary>Gives every result that was written its name.</summary>
    public void Commit()
    {
        foreach (string name in names.Where(name => File.Exists(Path.Combine(folder, name))))
            File.Move(Path.Combine(folder, name), Path.Combine(target, name), overwrite: true);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>What the system said of writing a result, in words.</summary>
    public static RefusalException Refused(string result, Exception fault)
    {
        string name = Path.GetFileName(result);
        string why = fault switch
        {
            UnauthorizedAccessException or IOException { HResult: 30 } => "its folder denies access; choose another folder or grant the right to write",
            IOException io when IsDiskFull(io) => "the disk is full; free some space",
            _ => $"the system refused: {fault.Message.TrimEnd('.')}",
        };
        return RefusalException.Input($"`{name}` cannot be written: {why}", fault);
    }

    // ENOSPC and EDQUOT as .NET keeps them on Unix, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private static bool IsDiskFull(IOException fault) =>
        OperatingSystem.IsWindows() ? (fault.HResult & 0xFFFF) is 0x70 or 0x27 : fault.HResult is 28 or 122 or 69;
}
