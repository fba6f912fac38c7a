using System.Buffers;

namespace TelemarketingCompliance;

/// <summary>A file that stays in memory.</summary>
internal sealed class MemoryOutput : IFileOutput
{
    private readonly ArrayBufferWriter<byte> bytes = new();

    public ReadOnlySpan<byte> Written => bytes.WrittenSpan;

    public void Write(ReadOnlySpan<byte> part) => bytes.Write(part);

    public void Commit()
    {
    }

    public void Dispose()
    {
    }
}
