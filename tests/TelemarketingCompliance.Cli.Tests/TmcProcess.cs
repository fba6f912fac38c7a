using System.Diagnostics;

namespace TelemarketingCompliance.Cli.Tests;

/// <summary>The built program as a process of its own.</summary>
internal static class TmcProcess
{
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "TelemarketingCompliance.Cli" + (OperatingSystem.IsWindows() ? ".exe" : ""));

    public static (int Code, string Output, string Error) Run(string folder, params string[] args) => Run(Program, folder, args);

    public static (int Code, string Output, string Error) Run(string program, string folder, string[] args)
    {
        using Process process = Start(program, folder, args);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.ReplaceLineEndings("\n"), error.GetAwaiter().GetResult().ReplaceLineEndings("\n"));
    }

    public static Process Start(string program, string folder, string[] args)
    {
        ProcessStartInfo start = new(program, args) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["DOTNET_ROLL_FORWARD"] = "Major";
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>The signal of the keyboard, or, where whoever started the tests has it ignored by all they start (a job in the background), that of the system.</summary>
    public static string Interrupt()
    {
        const int SigInt = 2;
        string? ignored = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) : null;
        return ignored is not null && (Convert.ToUInt64(ignored[7..].Trim(), 16) & (1UL << (SigInt - 1))) != 0 ? "TERM" : "INT";
    }
}
