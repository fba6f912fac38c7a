using System.Collections.Immutable;
using System.Diagnostics;

namespace TelemarketingCompliance;

/// <summary>Activities: what a caller waits for, and which source or store keeps them waiting.</summary>
internal static class EngineTracing
{
    private const string Prefix = "telemarketing.";

    private static readonly ActivitySource Source = new(EngineMeter.Name, EngineMeter.Version);

    internal static bool IsListenedTo => Source.HasListeners();

    internal static Activity? Start(string operation, string? engine)
    {
        if (!Source.HasListeners())
            return null;
        Activity? activity = Source.StartActivity(Prefix + operation);
        if (engine is not null)
            activity?.SetTag(Tag.Engine, engine);
        return activity;
    }

    internal static Activity? StartGather(int calls) =>
        Source.HasListeners() ? Source.StartActivity(Prefix + "gather")?.SetTag(Tag.Calls, calls) : null;

    /// <summary>Starts when a source did not answer at once, so that those in memory leave no trace.</summary>
    internal static Activity? StartSource(string source) =>
        Source.HasListeners() ? Source.StartActivity(Prefix + "source", ActivityKind.Client)?.SetTag(Tag.Source, source) : null;

    /// <summary>Starts when a store did not answer at once.</summary>
    internal static Activity? StartStore(string step) =>
        Source.HasListeners() ? Source.StartActivity(Prefix + "store", ActivityKind.Client)?.SetTag(Tag.Step, step) : null;

    // The description of a status and the events of an exception would show its message, which may hold anything.
    internal static void Fail(Activity? activity, Exception failure) => activity?.SetStatus(ActivityStatusCode.Error).SetTag(Tag.ErrorType, Tag.Of(failure));

    internal static void Tell(Activity? activity, CallDecision decision)
    {
        if (activity is not { IsAllDataRequested: true })
            return;
        activity.SetTag(Tag.Verdict, Tag.Of(decision.IsPermitted)).SetTag(Tag.Jurisdiction, Tag.OfJurisdiction(decision.Jurisdiction));
        if (decision.IsPermitted)
            activity.SetTag(Tag.Basis, Tag.Of(decision.Basis ?? CallBasis.None));
        else
            activity.SetTag(Tag.Reasons, decision.Reasons.ToArray());
    }

    internal static void Tell(Activity? activity, Acquisition answer)
    {
        if (activity is not { IsAllDataRequested: true })
            return;
        activity.SetTag(Tag.Verdict, Tag.Of(answer.Permit is not null)).SetTag(Tag.Jurisdiction, Tag.OfJurisdiction(answer.Jurisdiction));
        if (answer.Permit is { } permit)
            activity.SetTag(Tag.Basis, Tag.Of(permit.Basis));
        else
            activity.SetTag(Tag.Reasons, answer.Decision.Reasons.ToArray());
    }

    internal static void Tell(Activity? activity, ImmutableArray<Acquisition> answers)
    {
        if (activity is not { IsAllDataRequested: true })
            return;
        activity.SetTag(Tag.Calls, answers.Length).SetTag(Tag.Permits, answers.Count(answer => answer.Permit is not null));
        if (answers.Length == 1)
            Tell(activity, answers[0]);
    }
}
