using System.Diagnostics;

namespace TelemarketingCompliance.Cli.Tests;

/// <summary>What only a real process shows: exit codes, streams, interruption, disks that are full or read-only.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void Exit_codes_tell_refused_input_usage_and_damage_apart()
    {
        place.SmallIndex();
        place.File("damaged.idx", "nothing");

        (int code, string output, string error) = TmcProcess.Run(place.Folder, "index", "query", "small.idx", Workplace.Number(0));

        Assert.Equal((0, $"{Workplace.Number(0)}\tlisted\n", "note: the file states no end; the validity by law is not applied here\n"), (code, output, error));
        Assert.Equal(1, TmcProcess.Run(place.Folder, "index", "info", "missing.idx").Code);
        Assert.Equal(2, TmcProcess.Run(place.Folder, "index", "info").Code);
        Assert.Equal(3, TmcProcess.Run(place.Folder, "index", "info", "damaged.idx").Code);
    }

    [Fact]
    public void A_reader_that_closes_the_pipe_ends_the_program_quietly()
    {
        if (OperatingSystem.IsWindows())
            return;

        place.SmallIndex();
        place.File("in.txt", Workplace.Numbers(0, 100_000));

        (int code, string output, string error) = Shell($"{TmcProcess.Program} index query small.idx --input in.txt | head -1");

        Assert.Equal((0, $"{Workplace.Number(0)}\tlisted\n"), (code, output));
        Assert.DoesNotContain("fault", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("index query small.idx +393331000000 > /dev/full")]
    [InlineData("index query small.idx --input in.txt > /dev/full")]
    [InlineData("index info small.idx > /dev/full")]
    [InlineData("index --help > /dev/full")]
    public void An_output_that_takes_nothing_more_is_a_failure_with_a_message(string command)
    {
        if (!OperatingSystem.IsLinux())
            return;

        place.SmallIndex();
        place.File("in.txt", Workplace.Numbers(0, 20_000));

        (int code, _, string error) = Shell($"{TmcProcess.Program} {command}");

        Assert.Equal(1, code);
        Assert.Contains("error: the system refused", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", error, StringComparison.Ordinal);
        Assert.Equal(2, Shell($"{TmcProcess.Program} index info 2> /dev/full").Code);
    }

    [Fact]
    public void Interrupted_by_the_keyboard_it_leaves_the_old_file_and_nothing_else()
    {
        if (OperatingSystem.IsWindows())
            return;

        string index = place.SmallIndex();
        byte[] before = File.ReadAllBytes(index);
        string pipe = place["pipe"];
        Assert.Equal(0, Shell($"mkfifo {pipe}").Code);
        string[] entries = place.Entries;
        using Process process = TmcProcess.Start(TmcProcess.Program, place.Folder, place.BuildArgs("small.idx", "shop", "--asked", pipe, "--clear", pipe));

        // The pipe can be written when the program reads it, and never ends: whatever comes, it waits for more.
        using (FileStream writer = new(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0))
        {
            byte[] lines = System.Text.Encoding.ASCII.GetBytes(string.Concat(Workplace.Numbers(0, 20_000).Select(number => number + "\n")));
            writer.Write(lines);
            writer.Write(lines);
            Assert.Equal(0, Shell($"kill -{TmcProcess.Interrupt()} {process.Id}").Code);
            WriteUntilClosed(writer, lines);
        }

        process.WaitForExit();
        Assert.Equal(130, process.ExitCode);
        Assert.Equal(before, File.ReadAllBytes(index));
        Assert.Equal(entries, place.Entries);
    }

    [Theory]
    [InlineData("size=64k", "the disk is full")]
    [InlineData("ro", "denies access")]
    public void A_full_disk_and_a_read_only_one_are_told_apart_and_nothing_stands_under_the_final_name(string mount, string message)
    {
        if (OperatingSystem.IsWindows())
            return;

        string asked = place.File("asked.txt", Scattered());
        string target = Directory.CreateDirectory(place["disk"]).FullName;
        string build = $"{TmcProcess.Program} index build -o {target}/x.idx --register r --controller c --as-of 2026-11-20T09:00:00Z --asked {asked} --clear {place.File("clear.txt")}";
        string command = $"mount -t tmpfs -o {mount} tmpfs {target} && {{ {build}; echo code $?; ls -A {target}; }}";

        (int code, string output, string error) = TmcProcess.Run("unshare", place.Folder, ["--user", "--map-root-user", "--mount", "sh", "-c", command]);

        // Where the system forbids mounting, the words are all that can be proved.
        if (code != 0 || !output.Contains("code", StringComparison.Ordinal))
        {
            Assert.Contains(message, Workspace.Refused("x.idx", mount == "ro" ? new UnauthorizedAccessException() : new IOException("full", 28)).Message, StringComparison.Ordinal);
            return;
        }

        Assert.Equal("code 1\n", output);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Contains("x.idx", error, StringComparison.Ordinal);
    }

    // Every write fails once the reader is gone.
    private static void WriteUntilClosed(FileStream writer, byte[] lines)
    {
        try
        {
            while (true)
                writer.Write(lines);
        }
        catch (IOException)
        {
        }
    }

    private static IEnumerable<string> Scattered() => Enumerable.Range(0, 60_000).Select(i => $"+393{(i * 16_661L) % 1_000_000_000:D9}");

    private (int Code, string Output, string Error) Shell(string command) => TmcProcess.Run("/bin/sh", place.Folder, ["-c", command]);
}
