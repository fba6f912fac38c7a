using System.CommandLine;
using DialerSimulation.Views;

namespace DialerSimulation;

/// <summary>The program without its console, so that tests can run it. It ends with 0 where every limit was held, 2 where one was broken, 1 on a bad option.</summary>
internal static class App
{
    internal static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, bool isTerminal, CancellationToken cancellationToken = default)
    {
        var options = new CommandLine();
        var root = new RootCommand(
            "Simulates agencies that dial one population for one controller, days in seconds, and counts at the end whether every limit was held: from the dialers' "
            + "own call log, with arithmetic of its own.");
        foreach (Option option in options.All)
            root.Add(option);
        root.SetAction((given, token) => SimulateAsync(options.Read(given), output, isTerminal, token));
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellationToken);
    }

    private static async Task<int> SimulateAsync(SimulationPlan plan, TextWriter output, bool isTerminal, CancellationToken cancellationToken)
    {
        Simulation run = await Simulation.CreateAsync(plan);
        if (isTerminal)
            await TerminalView.WatchAsync(run, plan, cancellationToken);
        else
            await run.RunAsync(new LineView(output, plan).Show, cancellationToken);
        await output.WriteAsync(Report.Tell(plan, run));
        await output.WriteAsync(Report.TellMachine(plan, run.Look()));
        return run.Recount.Limits.All(limit => limit.IsHeld) ? 0 : 2;
    }
}
