using System.Collections.Immutable;
using TelemarketingCompliance.Tests.Relationships;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Abandonment;

/// <summary>47 CFR 64.1200(a)(6)-(7): let it ring fifteen seconds or four times, and where nobody is free say who called.</summary>
public sealed class RingTimeRuleTests
{
    private static readonly RingTimeRule Rule = new(TestBook.Parameter("minRingSeconds", 15, "36"));

    /// <summary>Every finding of the rule.</summary>
    internal static ImmutableArray<CompletionFinding> Breaches() => Review(new() { Kind = OutcomeKind.NoAnswer, OccurredAt = TestWorld.Now, RingSeconds = 14.9 });

    [Theory]
    [InlineData(OutcomeKind.NoAnswer, 14.9, CallPurpose.Sale, true)]
    [InlineData(OutcomeKind.NoAnswer, 15.0, CallPurpose.Sale, false)]
    [InlineData(OutcomeKind.NoAnswer, null, CallPurpose.Sale, false)]
    [InlineData(OutcomeKind.Spoken, 3.0, CallPurpose.Sale, false)]
    [InlineData(OutcomeKind.NeverRang, 0.0, CallPurpose.Sale, false)]
    [InlineData(OutcomeKind.NoAnswer, 3.0, CallPurpose.Service, false)]
    public void Giving_up_before_fifteen_seconds_is_found_where_it_was_measured(OutcomeKind kind, double? seconds, CallPurpose purpose, bool found) =>
        Assert.Equal(found ? ["abandonment.ring-short"] : [], Review(new() { Kind = kind, OccurredAt = TestWorld.Now, RingSeconds = seconds }, purpose).Select(finding => finding.Reason.Code));

    [Fact]
    public async Task A_dialed_call_is_obliged_to_let_it_ring_and_nothing_else_is()
    {
        Assert.Contains("conduct.let-ring", await ObligationsOf(call => call));
        Assert.DoesNotContain("conduct.let-ring", await ObligationsOf(call => call with { Kind = CallKind.Continued }));
    }

    [Fact]
    public async Task Where_a_message_is_to_say_who_called_the_line_is_not_just_cut()
    {
        string[] unattended = await ObligationsOf(call => call with { Mode = DialingMode.Predictive });

        Assert.Contains("conduct.abandonment-message", unattended);
        Assert.DoesNotContain("conduct.cut-silence", unattended);
        Assert.DoesNotContain("conduct.abandonment-message", await ObligationsOf(call => call with { Mode = DialingMode.Predictive, OperatorReserved = true }));
    }

    [Fact]
    public async Task A_recording_that_speaks_at_once_needs_no_other_one()
    {
        CallDecision decision = await OptOutTests.World().Granted(grant => grant with { Level = EvidenceLevel.Signature, Channels = CallChannels.AutomatedCall })
            .By(DialingMode.Prerecorded).AskAsync();

        Assert.Equal("permitted (Consent)", decision.ToString());
        Assert.DoesNotContain(decision.Obligations, obligation => obligation.Code == ObligationCodes.PlayAbandonmentMessage || obligation.Code == ObligationCodes.CutSilence);
    }

    private static async Task<string[]> ObligationsOf(Func<CallRequest, CallRequest> change) =>
        [.. (await OptOutTests.World().Asking(change).AskAsync()).Obligations.Select(obligation => obligation.Code.Code)];

    private static ImmutableArray<CompletionFinding> Review(CallOutcome outcome, CallPurpose purpose = CallPurpose.Sale)
    {
        var attempt = new StoredAttempt
        {
            Permit = PermitId.NewAt(TestWorld.Now),
            Request = TestWorld.FirstRequest with { Campaign = TestWorld.FirstCampaign with { Purpose = purpose } },
            ChargedAt = TestWorld.Now,
            ExpiresAt = TestWorld.Now + Duration.FromMinutes(1),
            Outcome = outcome,
        };
        var findings = new CompletionFindingList();
        Rule.Review(new CompletedCall(attempt, outcome, null), findings);
        return findings.ToFindings();
    }
}
