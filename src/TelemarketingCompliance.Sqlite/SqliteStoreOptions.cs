using NodaTime;

namespace TelemarketingCompliance;

/// <summary>How an SQLite store is opened.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>The clock of attempts and permits. Default: the system's, as that of an engine.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether a file that is not there is created. Default: true; a command that only reads says false, or a slip in the path reads as an empty store.</summary>
    public bool CreateIfMissing { get; init; } = true;

    /// <summary>How long a write waits for its turn while others write, in this process or another. Default: 1.5 seconds, less than an engine waits.</summary>
    public Duration BusyTimeout { get; init; } = Duration.FromMilliseconds(1500);

    /// <summary>The most bytes the file may grow to; null leaves it to the disk. What does not fit is refused, nothing is ever evicted.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>The most memory for finding at once which of thousands of questions have any answer. Default: 256 MiB; what does not fit is looked up in the file, more slowly.</summary>
    /// <remarks>24 to 48 bytes an entry, half of that for the number of a contact list. Used from the first bulk question on.</remarks>
    public long LookupBytes { get; init; } = 256L << 20;

    /// <summary>How much of the file each reading connection maps into memory. Default: 0, none.</summary>
    /// <remarks>Bulk questions with many answers become two to four times faster; what is mapped counts as memory of the process, and a failing disk ends the process instead of throwing.</remarks>
    public long MappedBytes { get; init; }

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Clock);
        if (BusyTimeout < Duration.Zero || BusyTimeout > Duration.FromHours(1))
            throw new ArgumentException($"`{nameof(BusyTimeout)}` is at least nothing and at most an hour");
        if (MaxBytes < 1 << 20)
            throw new ArgumentException($"`{nameof(MaxBytes)}` is at least one mebibyte");
        if (LookupBytes < 0)
            throw new ArgumentException($"`{nameof(LookupBytes)}` is not negative");
        if (MappedBytes < 0)
            throw new ArgumentException($"`{nameof(MappedBytes)}` is not negative");
    }
}
