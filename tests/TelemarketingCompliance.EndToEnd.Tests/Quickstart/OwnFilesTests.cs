namespace TelemarketingCompliance.EndToEnd.Tests.Quickstart;

/// <summary>A folder of the user's own files.</summary>
public sealed class OwnFilesTests
{
    [Fact]
    public async Task A_proven_consent_permits_and_a_refusal_beats_the_directory()
    {
        using var world = new SmallWorld();

        using QuickstartRun run = await world.RunAsync();

        Assert.StartsWith("customers.csv,2,C1,+393331234567,FIBRA,CLIENTI,permitted,Consent,,2026-11-24T19:59:30+01:00,,conduct.stop-ringing;", run.Lines("decisions.csv")[0]);
        Assert.Equal("customers.csv,3,C2,+390612345678,FIBRA,CLIENTI,blocked,OptOutRegime,consent.denied,,,,", run.Lines("decisions.csv")[1]);
    }

    [Fact]
    public async Task What_is_not_given_is_unknown_and_blocks()
    {
        using var world = new SmallWorld();
        foreach (string file in Directory.GetFiles(world.Folder, "*.csv").Where(file => Path.GetFileName(file) != "customers.csv"))
            File.Delete(file);

        using QuickstartRun run = await world.RunAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("blocked,,consent.not-proven;register.not-asked;list.off-list;caller-id.not-declared;caller-id.not-callable;basis.none", run.Lines("decisions.csv")[0]);
    }

    [Fact]
    public async Task A_register_may_answer_with_a_status_for_each_number()
    {
        using var world = new SmallWorld();
        world.Write("consultations.csv", "reference,controller,processed_at,answers\nRPO-2,aurora,2026-11-20T12:00+01:00,esiti.csv\n");
        world.Write("esiti.csv", "numero;esito;dal\n+393331234567;iscritto;2026-04-01\n+393337777777;libero;\n");

        using QuickstartRun run = await world.RunAsync();

        Assert.Contains("register.listed", run.Lines("decisions.csv")[0]);
        Assert.Contains("consent.revoked-by-register", run.Lines("decisions.csv")[0]);
        Assert.Contains("register.not-asked", run.Lines("decisions.csv")[1]);
    }

    [Theory]
    [InlineData("2026-12-02T17:59:59", "permitted")]
    [InlineData("2026-12-02T17:00:00Z", "blocked,Consent,register.stale")]
    public async Task The_instant_can_be_moved(string at, string expected)
    {
        using var world = new SmallWorld();

        using QuickstartRun run = await world.RunAsync("--at", at);

        Assert.Contains(expected, run.Lines("decisions.csv")[0]);
    }

    [Fact]
    public async Task A_row_that_repeats_another_is_decided_and_names_the_first()
    {
        using var world = new SmallWorld();
        world.Append("customers.csv", "C3;+39 333-1234567;;;CLIENTI");
        world.Write("supplier.csv", "phone,list\n3331234567,CLIENTI\n");

        using QuickstartRun run = await world.RunAsync();

        Assert.EndsWith(",customers.csv:2", run.Lines("decisions.csv")[2]);
        Assert.EndsWith(",customers.csv:2", run.Lines("decisions.csv")[3]);
        Assert.All(run.Lines("decisions.csv"), line => Assert.Contains(line.Contains("3331234567", StringComparison.Ordinal) ? ",permitted," : ",blocked,", line));
    }

    [Theory]
    [InlineData("it", "BLOCCATA", "la persona ha negato il consenso")]
    [InlineData("en", "BLOCKED", "the person refused consent")]
    public async Task One_number_is_explained_in_the_language_asked_for(string language, string verdict, string words)
    {
        using var world = new SmallWorld();

        using QuickstartRun run = await world.RunAsync("--explain", "06 12345678", "--lang", language);

        Assert.Contains($"One decision in full: customers.csv:3\n{verdict}", run.Printed);
        Assert.Contains($"consent.denied: {words}", run.Printed);
    }

    [Fact]
    public async Task One_call_is_told_from_its_permit_to_its_outcome_and_a_second_attempt_is_blocked()
    {
        using var world = new SmallWorld();

        using QuickstartRun run = await world.RunAsync();

        Assert.Contains("One call, from permit to outcome: customers.csv:2, +39********67, campaign FIBRA\n  10:30:00  permit granted: basis Consent, to be dialed before 10:40:00\n", run.Printed);
        Assert.Contains("  10:30:45  confirmed, and dialed\n  10:34:45  completed: Spoken; Recorded\n", run.Printed);
        Assert.Contains("  10:34:45  blocked: frequency.limit-reached (conversation), until 24 December, 10:34:45\n", run.Printed);
    }

    [Fact]
    public async Task A_permit_does_not_outlive_the_calling_hours()
    {
        using var world = new SmallWorld();

        using QuickstartRun run = await world.RunAsync("--at", "2026-11-24T19:59:00");

        Assert.Contains("  19:59:00  permit granted: basis Consent, to be dialed before 19:59:30\n", run.Printed);
        Assert.Contains("  19:59:45  not confirmed: hours.closed, permit.expired\n", run.Printed);
        Assert.DoesNotContain("dialed\n", run.Printed);
    }

    [Fact]
    public async Task Where_nobody_may_be_called_no_permit_is_asked()
    {
        using var world = new SmallWorld();

        using QuickstartRun run = await world.RunAsync("--at", "2026-11-29T10:30");

        Assert.DoesNotContain("One call", run.Printed);
    }

    [Fact]
    public async Task A_second_run_replaces_the_files_and_a_failed_one_leaves_them()
    {
        using var world = new SmallWorld();
        using QuickstartRun first = await world.RunAsync();
        string decisions = first.Text("decisions.csv");
        world.Write("customers.csv", "");

        using QuickstartRun failed = await QuickstartRun.IntoAsync(first.Output, "--data", world.Folder);

        Assert.Equal(1, failed.ExitCode);
        Assert.Equal(decisions, first.Text("decisions.csv"));
    }
}
