using BenchmarkDotNet.Running;
using TelemarketingCompliance.Benchmarks.Engine;
using TelemarketingCompliance.Benchmarks.Indexing;
using TelemarketingCompliance.Benchmarks.Numbers;
using TelemarketingCompliance.Benchmarks.Screening;
using TelemarketingCompliance.Benchmarks.Stores;

// Reports take files of the user's own; everything else is BenchmarkDotNet's command line.
switch (args)
{
    case ["numbers", .. string[] rest]:
        return FtcNumbersReport.Run(rest);
    case ["us-trial", .. string[] rest]:
        return UsTrial.Run(rest);
    case ["number-start", .. string[] rest]:
        return NumbersStart.Run(rest);
    case ["number-duel", .. string[] rest]:
        return NumbersDuel.Run(rest);
    case ["duel", .. string[] rest]:
        return DuelCommand.Run(rest);
    case ["index-lines", .. string[] rest]:
        return BuildCommand.WriteLines(rest);
    case ["index-build", .. string[] rest]:
        return BuildCommand.Build(rest);
    case ["stores", .. string[] rest]:
        return await StoresReport.RunAsync(rest).ConfigureAwait(false);
    case ["decide"]:
        return DecideReport.Run();
    case ["permits", .. string[] rest]:
        return PermitsReport.Run(rest);
    case ["screening", .. string[] rest]:
        return ScreeningReport.Run(rest);
    case ["screen-duel", .. string[] rest]:
        return await ScreenDuel.RunAsync(rest).ConfigureAwait(false);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(StoresReport).Assembly).Run(args);
        return 0;
}
