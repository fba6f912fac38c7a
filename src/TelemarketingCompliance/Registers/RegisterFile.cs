namespace TelemarketingCompliance;

/// <summary>One index file that answers, and how to tell whether it is still the same.</summary>
internal sealed class RegisterFile
{
    private const int TailLength = 64;

    private readonly (long Length, DateTime WrittenAt, string Tail)? stamp;

    private RegisterFile(RegisterConsultation consultation, (long, DateTime, string)? stamp)
    {
        Consultation = consultation;
        this.stamp = stamp;
    }

    internal RegisterConsultation Consultation { get; }

    /// <summary>Reads a file, unless it is the one that is held.</summary>
    internal static RegisterFile Read(string path, string register, RegisterFile? held)
    {
        // Taken before the content: a file replaced in between looks changed the next time, never unchanged.
        (long, DateTime, string)? stamp = StampOf(path);
        if (held is not null && stamp is not null && stamp == held.stamp)
            return held;

        RegisterConsultation consultation = RegisterConsultation.Open(path);
        if (consultation.Header.Register != register)
            throw new InvalidDataException($"`{Path.GetFileName(path)}` is of the register `{consultation.Header.Register}`, not of `{register}`");

        // Copied again, or touched: the same content need not be put in order again.
        return new RegisterFile(held is not null && held.Consultation.Index.SnapshotId == consultation.Index.SnapshotId ? held.Consultation : consultation, stamp);
    }

    // Length and time of writing miss a file replaced within one tick of the clock; the last 64 bytes hold the SHA-256 of the content.
    private static (long, DateTime, string)? StampOf(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            byte[] tail = new byte[Math.Min(TailLength, file.Length)];
            long length = file.Length;
            file.Position = length - tail.Length;
            file.ReadExactly(tail);
            return (length, File.GetLastWriteTimeUtc(file.SafeFileHandle), Convert.ToHexString(tail));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Opening the file will say why.
            return null;
        }
    }
}
