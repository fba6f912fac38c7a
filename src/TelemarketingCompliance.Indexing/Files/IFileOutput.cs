namespace TelemarketingCompliance;

/// <summary>Where the bytes of a file go, front to back; nothing of it is visible before <see cref="Commit"/>.</summary>
internal interface IFileOutput : IDisposable
{
    void Write(ReadOnlySpan<byte> bytes);

    void Commit();
}
