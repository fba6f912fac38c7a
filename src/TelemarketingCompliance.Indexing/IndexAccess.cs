namespace TelemarketingCompliance;

/// <summary>How an opened file is held.</summary>
public enum IndexAccess
{
    /// <summary>Read into memory: nobody can change it afterwards. At most 2 GB.</summary>
    Resident,

    /// <summary>Mapped: pages are shared between processes. Replace such a file by renaming another over it, never by writing into it.</summary>
    Mapped,
}
