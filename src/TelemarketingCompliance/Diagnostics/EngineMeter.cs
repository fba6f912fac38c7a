using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace TelemarketingCompliance;

/// <summary>The instruments of one engine. One that nobody listens to costs the look whether somebody does.</summary>
internal sealed class EngineMeter
{
    internal const string Name = "TelemarketingCompliance";

    /// <summary>From a hundred microseconds, which ledgers in memory take, to the limit of a source.</summary>
    private static readonly InstrumentAdvice<double> Seconds =
        new() { HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5] };

    // Meters are kept until they are disposed of, and engines come and go: without a factory all of them share one.
    private static readonly Meter Shared = new(Name, Version);

    private readonly string? engine;
    private readonly Counter<long> decisions;
    private readonly Counter<long> blocks;
    private readonly Counter<long> permits;
    private readonly Counter<long> outcomes;
    private readonly Counter<long> completionFindings;
    private readonly Counter<long> chargeRetries;
    private readonly Histogram<double> operationDuration;
    private readonly Histogram<double> sourceDuration;
    private readonly Counter<long> sourceFailures;
    private readonly Counter<long> storeFailures;
    private readonly Counter<long> ruleFailures;

    internal EngineMeter(string? engine, IMeterFactory? factory)
    {
        this.engine = engine;
        // A meter gives the same instrument for the same name again.
        Meter meter = factory?.Create(Name, Version) ?? Shared;
        decisions = meter.CreateCounter<long>("telemarketing.decisions", "{decision}", "Calls that were decided.");
        blocks = meter.CreateCounter<long>("telemarketing.blocks", "{block}", "Reasons why calls were blocked; one call may have several.");
        permits = meter.CreateCounter<long>("telemarketing.permits", "{permit}", "What happened to permits.");
        outcomes = meter.CreateCounter<long>("telemarketing.outcomes", "{outcome}", "Outcomes that were reported, and what came of the report.");
        completionFindings = meter.CreateCounter<long>("telemarketing.completion.findings", "{finding}", "What was to be said of calls that are over.");
        chargeRetries = meter.CreateCounter<long>("telemarketing.charge.retries", "{retry}", "Charges that were tried again because others charged at the same moment.");
        operationDuration = meter.CreateHistogram("telemarketing.operation.duration", "s", "How long callers waited for an answer.", tags: null, Seconds);
        sourceDuration = meter.CreateHistogram("telemarketing.source.duration", "s", "How long a source took for the facts of one batch.", tags: null, Seconds);
        sourceFailures = meter.CreateCounter<long>("telemarketing.source.failures", "{failure}", "Sources that failed or took too long; their facts were unavailable.");
        storeFailures = meter.CreateCounter<long>("telemarketing.store.failures", "{failure}", "Steps of stores that failed or took too long.");
        ruleFailures = meter.CreateCounter<long>("telemarketing.rule.failures", "{failure}", "Rules that threw; where they had to decide, the call was blocked.");
    }

    /// <summary>The version of the package, without the commit.</summary>
    internal static string Version => field ??= typeof(EngineMeter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    internal bool IsListenedTo =>
        decisions.Enabled || blocks.Enabled || permits.Enabled || outcomes.Enabled || completionFindings.Enabled || operationDuration.Enabled;

    internal void Ended(string operation, TimeSpan duration, Exception? failure)
    {
        if (operationDuration.Enabled)
            operationDuration.Record(duration.TotalSeconds, Tags((Tag.Operation, operation), (Tag.ErrorType, failure is null ? null : Tag.Of(failure))));
    }

    internal void Decided(string operation, CallRequest request, string jurisdiction, CallBasis? permittedOn)
    {
        if (!decisions.Enabled)
            return;
        decisions.Add(1, Tags(
            (Tag.Operation, operation),
            (Tag.Verdict, Tag.Of(permittedOn is not null)),
            (Tag.Basis, Tag.Of(permittedOn ?? CallBasis.None)),
            (Tag.Jurisdiction, Tag.OfJurisdiction(jurisdiction)),
            (Tag.Mode, Tag.Of(request.EffectiveMode))));
    }

    /// <summary>Counts the reasons among what the rules said of one call.</summary>
    internal void Blocked(string operation, ReadOnlySpan<Finding> findings)
    {
        if (!blocks.Enabled)
            return;
        foreach (ref readonly Finding finding in findings)
        {
            if (finding is { Kind: FindingKind.Block, Reason: { } reason })
                Blocked(operation, reason.Code);
        }
    }

    internal void Blocked(string operation, string reason)
    {
        if (blocks.Enabled)
            blocks.Add(1, Tags((Tag.Operation, operation), (Tag.Reason, reason)));
    }

    internal void Happened(PermitEvent what)
    {
        if (permits.Enabled)
            permits.Add(1, Tags((Tag.PermitEvent, Tag.Of(what))));
    }

    internal void Completed(OutcomeKind outcome, CompletionStatus status, ImmutableArray<CompletionFinding> findings)
    {
        if (outcomes.Enabled)
            outcomes.Add(1, Tags((Tag.Outcome, Tag.Of(outcome)), (Tag.Completion, Tag.Of(status))));
        if (!completionFindings.Enabled)
            return;
        foreach (CompletionFinding finding in findings)
            completionFindings.Add(1, Tags((Tag.Reason, finding.Reason.Code)));
    }

    internal void ChargedAgain()
    {
        if (chargeRetries.Enabled)
            chargeRetries.Add(1, Tags());
    }

    internal void Gathered(string source, TimeSpan duration)
    {
        if (sourceDuration.Enabled)
            sourceDuration.Record(duration.TotalSeconds, Tags((Tag.Source, source)));
    }

    internal void SourceFailed(string source, Exception failure)
    {
        if (sourceFailures.Enabled)
            sourceFailures.Add(1, Tags((Tag.Source, source), (Tag.ErrorType, Tag.Of(failure))));
    }

    internal void StoreFailed(string step, Exception failure)
    {
        if (storeFailures.Enabled)
            storeFailures.Add(1, Tags((Tag.Step, step), (Tag.ErrorType, Tag.Of(failure))));
    }

    internal void RuleFailed(string rule, Exception failure)
    {
        if (ruleFailures.Enabled)
            ruleFailures.Add(1, Tags((Tag.Rule, rule), (Tag.ErrorType, Tag.Of(failure))));
    }

    private TagList Tags(params ReadOnlySpan<(string Name, string? Value)> tags)
    {
        var list = new TagList();
        if (engine is not null)
            list.Add(Tag.Engine, engine);
        foreach ((string name, string? value) in tags)
        {
            if (value is not null)
                list.Add(name, value);
        }

        return list;
    }
}
