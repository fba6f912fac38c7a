using TelemarketingCompliance.Tests.TestWorlds;

// Not `Directory`: that name belongs to the file system.
namespace TelemarketingCompliance.Tests.Directories;

/// <summary>Codice privacy art. 130 c. 3-bis: a number in the public directories may be called until its holder opposes.</summary>
public sealed class DirectoryRuleTests
{
    [Fact]
    public Task A_listed_number_the_register_clears_may_be_called_without_a_consent() => new TestWorld().InDirectory().SaysAsync("permitted (OptOutRegime)");

    [Fact]
    public Task A_mobile_may_be_listed_too_with_proof() => new TestWorld().Asking(call => call with { Callee = TestWorld.Mobile }).InDirectory().SaysAsync("permitted (OptOutRegime)");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_listed_number_nobody_asked_the_register_about_is_not_called(bool otherController)
    {
        TestWorld world = new TestWorld().InDirectory();
        world = otherController ? world.RegisterSaid(listed: false, controller: TestWorld.Beta) : world.RegisterNeverAsked();

        await world.SaysAsync(otherController ? "blocked (register.other-controller; basis.none)" : "blocked (register.not-asked; basis.none)");
    }

    [Fact]
    public async Task The_newest_entry_counts()
    {
        await new TestWorld().InDirectory(listed: true, TestWorld.Ago(40)).InDirectory(listed: false, TestWorld.Ago(20)).SaysAsync("blocked (consent.missing; basis.none)");
        await new TestWorld().InDirectory(listed: false, TestWorld.Ago(40)).InDirectory(listed: true, TestWorld.Ago(20)).SaysAsync("permitted (OptOutRegime)");
    }

    [Fact]
    public async Task Of_two_entries_whose_order_is_unknown_the_number_is_unlisted()
    {
        await new TestWorld().InDirectory(listed: true, TestWorld.Ago(20)).InDirectory(listed: false, TestWorld.Ago(20)).SaysAsync("blocked (consent.missing; basis.none)");
        await new TestWorld().InDirectory(listed: false, TestWorld.Day(2026, 5, 4)).InDirectory(listed: true, RecordedTime.At(TestWorld.Day(2026, 5, 4).Latest)).SaysAsync("blocked (consent.missing; basis.none)");
    }

    [Fact]
    public async Task A_listing_found_later_does_not_tell_on_the_past()
    {
        await new TestWorld().InDirectory(listed: true, RecordedTime.At(TestWorld.Now + Duration.Epsilon)).SaysAsync("blocked (consent.listing-unknown; basis.none)");
        await new TestWorld().InDirectory(listed: true, RecordedTime.At(TestWorld.Now)).SaysAsync("permitted (OptOutRegime)");
    }

    [Fact]
    public async Task The_decision_names_the_directory_entry_it_rests_on() =>
        Assert.Equal("directory-1", (await new TestWorld().InDirectory().AskAsync()).Findings.Single(finding => finding.Rule == "directory").Evidence);
}
