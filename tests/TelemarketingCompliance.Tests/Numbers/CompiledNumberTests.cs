using System.Diagnostics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace TelemarketingCompliance.Tests.Numbers;

/// <summary>Some tests of numbers once more, on code that is optimised from its first call, and on a processor without any special instructions.</summary>
public sealed class CompiledNumberTests
{
    private const string AtOnce = "DOTNET_TieredCompilation";
    private const string Instructions = "DOTNET_EnableHWIntrinsic";

    internal static bool IsCompiledAtOnce => Environment.GetEnvironmentVariable(AtOnce) == "0";

    [Theory]
    [InlineData("1")]
    [InlineData("0")]
    public async Task Numbers_are_read_without_allocating_and_alike_on_every_processor(string instructions)
    {
        string program = Path.ChangeExtension(typeof(CompiledNumberTests).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);
        string[] classes = [nameof(NumberAllocationTests), nameof(PlainNumberTests), nameof(SpellingTests), "CompiledNumberTests+Child"];
        ProcessStartInfo start = new(program, ["-noColor", .. classes.SelectMany(name => (string[])["-class", "*." + name])]) { RedirectStandardOutput = true };
        start.Environment[AtOnce] = "0";
        start.Environment[Instructions] = instructions;

        using Process suite = Process.Start(start)!;
        string output = await suite.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await suite.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(suite.ExitCode == 0, output);
        Assert.Matches("Total: [1-9][0-9]{2,}, Errors: 0, Failed: 0", output);
    }

    public sealed class Child
    {
        [Fact]
        public void The_switch_takes_the_instructions_away() =>
            Assert.True(Environment.GetEnvironmentVariable(Instructions) != "0" || !(Sse41.IsSupported || AdvSimd.IsSupported));
    }
}
