namespace TelemarketingCompliance;

/// <summary>Why an SQLite store could not be opened, read or written.</summary>
public enum SqliteStoreError
{
    /// <summary>Not said.</summary>
    None = 0,

    /// <summary>There is no such file, or no such folder.</summary>
    NotFound,

    /// <summary>The file has no bytes, or is something else than a store.</summary>
    NotAStore,

    /// <summary>The file was written by a later version of this library.</summary>
    NewerVersion,

    /// <summary>The file is cut short or damaged, or holds what nobody can read.</summary>
    Damaged,

    /// <summary>The file or its folder may not be written.</summary>
    ReadOnly,

    /// <summary>Somebody else held the file for longer than <see cref="SqliteStoreOptions.BusyTimeout"/>.</summary>
    Locked,

    /// <summary>The disk is full, or the file has <see cref="SqliteStoreOptions.MaxBytes"/>.</summary>
    Full,

    /// <summary>Reading or writing failed otherwise.</summary>
    InputOutput,
}
