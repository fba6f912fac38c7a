using System.Runtime.InteropServices;

namespace TelemarketingCompliance.Indexing.Tests.Damage;

/// <summary>Memory between two pages that may not be touched: a read outside ends the process. Plain memory where the system is not Linux.</summary>
internal sealed unsafe partial class GuardedMemory : IDisposable
{
    private const nuint Page = 65_536;
    private const int None = 0;
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private readonly byte* block;
    private readonly nuint size;

    public GuardedMemory(int capacity)
    {
        size = ((nuint)capacity + Page - 1) / Page * Page;

        if (!OperatingSystem.IsLinux())
        {
            block = (byte*)NativeMemory.AlignedAlloc(size + (2 * Page), Page);
            return;
        }

        block = Map(null, size + (2 * Page), None, PrivateAnonymous, -1, 0);

        if ((nint)block == -1 || Protect(block + Page, size, ReadWrite) != 0)
            throw new InvalidOperationException("no guarded memory");
    }

    /// <summary>The byte behind the copy may not be read.</summary>
    public FileBytes BeforeGuard(ReadOnlySpan<byte> bytes) => Copy(bytes, block + Page + size - bytes.Length);

    /// <summary>The byte before the copy may not be read.</summary>
    public FileBytes BehindGuard(ReadOnlySpan<byte> bytes) => Copy(bytes, block + Page);

    public void Dispose()
    {
        if (OperatingSystem.IsLinux())
            _ = Unmap(block, size + (2 * Page));
        else
            NativeMemory.AlignedFree(block);
    }

    private static FileBytes Copy(ReadOnlySpan<byte> bytes, byte* at)
    {
        bytes.CopyTo(new Span<byte>(at, bytes.Length));
        return FileBytes.Over(at, bytes.Length);
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial byte* Map(void* address, nuint length, int protection, int flags, int descriptor, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(byte* address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(byte* address, nuint length);
}
