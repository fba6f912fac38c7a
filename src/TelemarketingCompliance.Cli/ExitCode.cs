namespace TelemarketingCompliance.Cli;

/// <summary>How the program ends; scripts rely on the numbers.</summary>
internal enum ExitCode
{
    /// <summary>Done; lines that were refused are in the file of rejects.</summary>
    Ok = 0,

    /// <summary>The input was refused, or the output could not be written.</summary>
    Refused = 1,

    /// <summary>The command line is wrong.</summary>
    Usage = 2,

    /// <summary>A file is damaged, or cannot be verified.</summary>
    Damaged = 3,

    /// <summary>A fault of the program itself.</summary>
    Fault = 70,

    /// <summary>Interrupted, as shells report it.</summary>
    Interrupted = 130,
}
