using TelemarketingCompliance.Testing.Tests.Conformance;

namespace TelemarketingCompliance.Testing.Tests.Generators;

/// <summary>Writes down what a store answered.</summary>
internal sealed class AnswerLog
{
    public HashSet<ChargeStatus> Charges { get; } = [];

    public HashSet<CompletionStatus> Completions { get; } = [];

    public bool FoundSeveral { get; private set; }

    public bool CountedMissing { get; private set; }

    public bool ConfirmedGivenBack { get; private set; }

    public bool ConfirmedAgain { get; private set; }

    public bool KeptInOtherHands { get; private set; }

    public bool CountedPeopleAmongMachines { get; private set; }

    public IAttemptStore Over(IAttemptStore store) => new AlteredAttempts(store)
    {
        Charge = async (inner, charges, token) =>
        {
            var results = await inner.ChargeAsync(charges, token);
            Charges.UnionWith(results.Select(result => result.Status));
            return results;
        },
        Complete = async (inner, permit, outcome, token) =>
        {
            StoredCompletion done = await inner.CompleteAsync(permit, outcome, token);
            Completions.Add(done.Status);
            return done;
        },
        Find = async (inner, queries, token) =>
        {
            var answers = await inner.FindAsync(queries, token);
            FoundSeveral |= answers.Any(answer => answer.Length > 2);
            return answers;
        },
        Count = async (inner, queries, token) =>
        {
            var answers = await inner.CountAsync(queries, token);
            CountedMissing |= answers.Any(answer => answer.Whole.Missing > 0);
            CountedPeopleAmongMachines |= answers.Any(answer => answer.Whole.Estimated % 1 != 0);
            return answers;
        },
        Confirm = async (inner, permit, token) =>
        {
            StoredConfirmation confirmation = await inner.ConfirmAsync(permit, token);
            ConfirmedGivenBack |= confirmation.Attempt is { IsCancelled: true };
            ConfirmedAgain |= confirmation is { MarkedNow: false, Attempt: { IsCancelled: false, Outcome: null } };
            return confirmation;
        },
        Cancel = async (inner, returns, token) =>
        {
            var attempts = await inner.CancelAsync(returns, token);
            KeptInOtherHands |= attempts.Any(attempt => attempt is { IsCancelled: false, Outcome: null });
            return attempts;
        },
    };
}
