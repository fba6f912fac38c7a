using System.Collections.Concurrent;
using System.Diagnostics;

namespace TelemarketingCompliance.Tests.Diagnostics;

/// <summary>The activities of engines below one of the test's own; those of tests beside it are not looked at.</summary>
internal sealed class TestActivities : IDisposable
{
    private readonly ConcurrentQueue<Activity> ended = new();
    private readonly Activity root = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
    private readonly ActivityListener listener;

    public TestActivities()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "TelemarketingCompliance",
            Sample = (ref ActivityCreationOptions<ActivityContext> asked) =>
                asked.Parent.TraceId == root.TraceId ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            // Whatever another listener asked for ends here too.
            ActivityStopped = activity =>
            {
                if (activity.TraceId == root.TraceId)
                    ended.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public IReadOnlyCollection<Activity> Ended => ended;

    /// <summary>Name, tags and parent of what ended, in the order in which it did.</summary>
    public string[] Said => [.. ended.Select(Say)];

    public void Dispose()
    {
        listener.Dispose();
        root.Dispose();
    }

    private string Say(Activity activity)
    {
        string parent = activity.Parent == root ? "" : $" in {Short(activity.Parent!.OperationName)}";
        return string.Join(' ', activity.TagObjects.Select(tag => $"{Short(tag.Key)}={(tag.Value is string[] many ? string.Join(',', many) : tag.Value)}").Prepend($"{Short(activity.OperationName)}{parent}:"));
    }

    private static string Short(string name) => name.Replace("telemarketing.", "", StringComparison.Ordinal);
}
