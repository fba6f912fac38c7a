using BenchmarkDotNet.Running;
using TelemarketingCompliance.Benchmarks.Numbers;

// Reports take files of the user's own; everything else is BenchmarkDotNet's command line.
switch (args)
{
    case ["numbers", .. string[] rest]:
        return FtcNumbersReport.Run(rest);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
