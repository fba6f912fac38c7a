using System.Diagnostics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace TelemarketingCompliance.Indexing.Tests;

/// <summary>The suite once more on a processor without any special instructions; a variable of the runtime makes it one.</summary>
public sealed class PortablePathTests
{
    private const string Switch = "DOTNET_EnableHWIntrinsic";

    // This test itself, and those that are about the disk and nothing else.
    private static readonly string[] Left =
    [
        "-method-", "*" + nameof(The_suite_passes_without_processor_intrinsics), "-method-", "*_on_the_disk_*", "-method-", "*_from_the_disk",
        "-class-", "*InterruptedTests",
    ];

    private static bool IsPortable => Environment.GetEnvironmentVariable(Switch) == "0";

    [Fact]
    public async Task The_suite_passes_without_processor_intrinsics()
    {
        string program = Path.ChangeExtension(typeof(PortablePathTests).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);
        ProcessStartInfo start = new(program, ["-noColor", .. Left]) { RedirectStandardOutput = true };
        start.Environment[Switch] = "0";

        using Process suite = Process.Start(start)!;
        string output = await suite.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await suite.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(suite.ExitCode == 0, output);
        Assert.Matches("Total: [1-9][0-9]{2,}, Errors: 0, Failed: 0", output);
    }

    [Fact]
    public void The_switch_takes_the_instructions_away()
    {
        // On the portable run the vector paths must be out of reach, else it would prove nothing.
        Assert.True(!IsPortable || !(Avx2.IsSupported || Bmi2.X64.IsSupported || AdvSimd.IsSupported));
    }
}
