using System.Runtime.InteropServices;

namespace TelemarketingCompliance.Cli.Index;

/// <summary>Numbers with an answer that nobody explained, kept on the disk: another line must not make one clear.</summary>
internal sealed class DoubtfulNumbers(Workspace workspace) : IDisposable
{
    private const int BatchSize = 4096;

    private FileStream? file;

    public void Add(ulong key)
    {
        file ??= workspace.Scratch();
        file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in key)));
    }

    /// <summary>Whether an index says of any of them that it is clear.</summary>
    public bool IsAnyClear(string path)
    {
        if (file is null)
            return false;

        RegisterIndex index = RegisterIndex.Open(path);
        ulong[] keys = new ulong[BatchSize];
        RegisterIndexAnswer[] answers = new RegisterIndexAnswer[BatchSize];
        file.Position = 0;

        while (file.ReadAtLeast(MemoryMarshal.AsBytes(keys.AsSpan()), BatchSize * sizeof(ulong), throwOnEndOfStream: false) / sizeof(ulong) is > 0 and int count)
        {
            index.Answer(keys.AsSpan(0, count), answers);

            if (answers.AsSpan(0, count).Contains(RegisterIndexAnswer.Clear))
                return true;
        }

        return false;
    }

    public void Dispose() => file?.Dispose();
}
