using System.Security;

namespace TelemarketingCompliance;

/// <summary>The one place that words refusals: lower case, the file's role and name, what to do.</summary>
internal static class Failure
{
    // EROFS as .NET keeps it on Unix.
    private const int ReadOnlyFileSystem = 30;

    public const string Register = "register index";
    public const string Set = "number set";
    public const string Delta = "delta";
    public const string Index = "index file";

    public static string RoleOf(IndexKind kind) => kind switch
    {
        IndexKind.Register => Register,
        IndexKind.NumberSet => Set,
        IndexKind.Delta => Delta,
        _ => Index,
    };

    public static Refusal Malformed(string detail) =>
        new(IndexError.Malformed, $"is malformed: {detail}; fetch or build it again");

    public static Refusal KeyOutOfRange() =>
        new(IndexError.KeyOutOfRange, "was given a key that is 0 or has more than 15 digits; only E.164 numbers can be indexed");

    public static string Name(string path) => Path.GetFileName(path);

    /// <summary>What the system said of a file, as one of our refusals; null when it is none of ours.</summary>
    public static IndexException? Translate(Exception fault, string role, string path, bool writing)
    {
        string name = Name(path);

        return fault switch
        {
            IndexException refusal => refusal,
            Refusal refusal => new(refusal.Error, $"the {role} `{name}` {refusal.Message}"),
            FileNotFoundException or DirectoryNotFoundException when !writing =>
                new(IndexError.NotFound, $"the {role} `{name}` does not exist; check its path", fault),
            UnauthorizedAccessException or SecurityException or IOException { HResult: ReadOnlyFileSystem } =>
                new(IndexError.AccessDenied, writing
                    ? $"the {role} `{name}` cannot be written: its folder denies access; choose another folder or grant the right to write"
                    : $"the {role} `{name}` cannot be read: access is denied; grant the right to read", fault),
            DirectoryNotFoundException =>
                new(IndexError.NotFound, $"the {role} `{name}` cannot be written: its folder does not exist; create it", fault),
            IOException io when IsDiskFull(io) =>
                new(IndexError.DiskFull, $"the {role} `{name}` cannot be written: the disk is full; free some space", fault),
            IOException =>
                new(IndexError.InputOutput, writing
                    ? $"the {role} `{name}` cannot be written: the system refused; see the inner exception"
                    : $"the {role} `{name}` cannot be read: the system refused; see the inner exception", fault),
            _ => null,
        };
    }

    // ENOSPC and EDQUOT as .NET keeps them on Unix, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private static bool IsDiskFull(IOException fault) =>
        OperatingSystem.IsWindows() ? (fault.HResult & 0xFFFF) is 0x70 or 0x27 : fault.HResult is 28 or 122 or 69;
}
