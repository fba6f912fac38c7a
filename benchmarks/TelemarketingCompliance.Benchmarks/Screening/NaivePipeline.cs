using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using PhoneNumbers;
using TelemarketingCompliance.Benchmarks.Engine;

namespace TelemarketingCompliance.Benchmarks.Screening;

/// <summary>
/// What a programmer in a hurry would write instead: libphonenumber reads each number and tells its class, sets and dictionaries hold what is on record, and one
/// hand-written method, <see cref="IfChain"/>, checks every condition; one row after the other. Its dictionaries hold only what concerns the list, which favours it.
/// </summary>
internal sealed class NaivePipeline
{
    private static readonly FactKey<RegisterAnswer> RegisterKey = FactKeys.Register("it-rpo");

    private readonly CallRequest template;
    private readonly Instant at;
    private readonly FactLayout layout;
    private readonly FactColumn[] columns;
    private readonly Finding[] findings;
    private readonly HashSet<ulong> listed = [];
    private readonly HashSet<ulong> clear = [];
    private readonly HashSet<ulong> members = [];
    private readonly Dictionary<ulong, ImmutableArray<ConsentEntry>> consents = [];
    private readonly Dictionary<ulong, ImmutableArray<BlacklistEntry>> objections = [];
    private readonly Dictionary<ulong, ImmutableArray<DirectoryListing>> directory = [];
    private readonly Dictionary<ulong, ImmutableArray<AttemptRecord>> attempts = [];
    private RegisterAnswer? listedAnswer;
    private RegisterAnswer? clearAnswer;
    private RegisterAnswer? otherAnswer;
    private ContactListAnswer? memberAnswer;
    private ContactListAnswer? otherList;

    /// <param name="facts">The facts of the whole list, to be put into sets and dictionaries.</param>
    /// <param name="template">What all calls have in common.</param>
    /// <param name="at">The instant asked about.</param>
    /// <param name="maxFindings">Room for findings.</param>
    internal NaivePipeline(IEnumerable<FactBatch> facts, CallRequest template, Instant at, int maxFindings)
    {
        this.template = template;
        this.at = at;
        findings = new Finding[maxFindings];
        FactBatch? last = null;
        foreach (FactBatch batch in facts)
        {
            for (int row = 0; row < batch.Count; row++)
                Learn(batch[row]);
            last = batch;
        }

        layout = last!.Layout;
        columns = [.. layout.Keys.Select(key => key.NewColumn(1, at))];
        Put(FactKeys.Contracts, []);
        Put(FactKeys.Requests, []);
        Put(FactKeys.SelectiveRevocations, []);
        Put(FactKeys.CallerIdNumber, Known(last[0], FactKeys.CallerIdNumber));
        Put(FactKeys.CallerIdRecords, Known(last[0], FactKeys.CallerIdRecords));
        Put(FactKeys.CampaignStatistics, Known(last[0], FactKeys.CampaignStatistics));
    }

    /// <summary>The findings of the row decided last.</summary>
    internal ReadOnlySpan<Finding> Findings => findings;

    /// <summary>Reads one number, looks everything up and judges the call.</summary>
    internal Verdict Decide(string text)
    {
        PhoneNumber number = NumberMetadata.Plans.Parse(text, "IT");
        NumberProfile profile = NumberClassifier.Classify(number);
        E164Number callee = E164Number.FromDigits(ulong.Parse(NumberMetadata.Plans.Format(number, PhoneNumberFormat.E164).AsSpan(1), CultureInfo.InvariantCulture));
        ulong key = callee.Digits;
        Put(FactKeys.Number, profile);
        Put(FactKeys.Place, profile.Region is { } region ? RegionPlaces.Of(region).Country : []);
        Put(FactKeys.Consents, consents.GetValueOrDefault(key, []));
        Put(FactKeys.Blacklist, objections.GetValueOrDefault(key, []));
        Put(FactKeys.Directory, directory.GetValueOrDefault(key, []));
        Put(FactKeys.Attempts, attempts.GetValueOrDefault(key, []));
        Put(RegisterKey, (listed.Contains(key) ? listedAnswer : clear.Contains(key) ? clearAnswer : otherAnswer)!);
        Put(FactKeys.ContactList, (members.Contains(key) ? memberAnswer : otherList)!);
        var batch = new FactBatch(layout, [template with { Callee = callee }], at, columns);
        return IfChain.Decide(batch[0], at, null, findings);
    }

    private static T Known<T>(CallFacts facts, FactKey<T> key) =>
        facts.TryGet(key, out T? value) ? value : throw new InvalidOperationException($"`{key.Name}` is not known");

    private static void Learn<T>(Dictionary<ulong, ImmutableArray<T>> table, CallFacts facts, FactKey<ImmutableArray<T>> key)
    {
        if (Known(facts, key) is { IsEmpty: false } entries)
            table[facts.Request.Callee.Digits] = entries;
    }

    private void Learn(CallFacts facts)
    {
        ulong number = facts.Request.Callee.Digits;
        Learn(consents, facts, FactKeys.Consents);
        Learn(objections, facts, FactKeys.Blacklist);
        Learn(directory, facts, FactKeys.Directory);
        Learn(attempts, facts, FactKeys.Attempts);
        RegisterAnswer answer = Known(facts, RegisterKey);
        if (answer.Kind == RegisterAnswerKind.Listed)
            listedAnswer = Learn(listed, number, answer);
        else if (answer.Kind == RegisterAnswerKind.Clear)
            clearAnswer = Learn(clear, number, answer);
        else
            otherAnswer = answer;
        ContactListAnswer list = Known(facts, FactKeys.ContactList);
        if (list.Contains)
            memberAnswer = Learn(members, number, list);
        else
            otherList = list;
    }

    private static T Learn<T>(HashSet<ulong> set, ulong number, T answer)
    {
        set.Add(number);
        return answer;
    }

    private void Put<T>(FactKey<T> key, T value)
    {
        int slot = layout.SlotOf(key);
        if (slot >= 0)
            ((FactColumn<T>)columns[slot]).Set(0, FactState.Known, value);
    }
}
