using System.Globalization;
using Spectre.Console;

namespace TelemarketingCompliance.Cli;

/// <summary>A bar with rate and time left, on the error stream; gone when the work is done.</summary>
internal static class ProgressView
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    public static Task ShowAsync(CommandConsole console, ProgressMeter meter, Task work) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(console.Error) })
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => FollowAsync(context, console.Clock, meter, work));

    private static async Task FollowAsync(ProgressContext context, TimeProvider clock, ProgressMeter meter, Task work)
    {
        ProgressTask? shown = null;
        string step = "";
        long began = 0;

        do
        {
            if (shown is null || meter.Step != step)
            {
                shown?.StopTask();
                (step, began) = (meter.Step, clock.GetTimestamp());
                shown = context.AddTask(Markup.Escape(step), maxValue: 1);
            }

            double seconds = Math.Max(0.001, clock.GetElapsedTime(began).TotalSeconds);
            shown.Value = meter.Fraction;
            shown.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{step}, {meter.Numbers / seconds:N0} {meter.Unit}/s"));
        }
        while (await Task.WhenAny(work, Task.Delay(Refresh, clock)).ConfigureAwait(false) != work);
    }
}
