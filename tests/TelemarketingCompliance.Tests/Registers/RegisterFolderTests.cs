using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Registers;

/// <summary>A register is a folder of files: what is in it answers, and what cannot be read is refused and reported.</summary>
public sealed class RegisterFolderTests : IDisposable
{
    private readonly RegisterFiles files = new();

    private static CancellationToken None => TestContext.Current.CancellationToken;

    public void Dispose() => files.Dispose();

    [Fact]
    public void A_consultation_from_a_file_answers_as_it_did_in_memory()
    {
        RegisterConsultation built = RegisterConsultation.FromAnswers(
            RegisterFiles.Header(5) with { ValidUntil = TestWorld.Now + Duration.FromDays(3) },
            [(TestWorld.Callee, true, new LocalDate(2026, 3, 1)), (TestWorld.Mobile, false, null)]);
        files.Put("one", built);

        RegisterSet opened = RegisterSet.Open("it-rpo", files.Path);
        RegisterSet memory = new("it-rpo", built);

        Assert.All([TestWorld.Callee, TestWorld.Mobile, E164Number.FromDigits(390287654321)], number =>
            Assert.Equal(memory.Answer(number, TestWorld.Acme, TestWorld.Now), opened.Answer(number, TestWorld.Acme, TestWorld.Now)));
        Assert.Equal(built.Header, Assert.Single(opened.Consultations).Header);
        Assert.Equal(built.Index.SnapshotId, opened.Consultations[0].Index.SnapshotId);
        Assert.Equal([TestWorld.Acme], opened.Controllers);
    }

    [Fact]
    public void A_full_register_from_a_file_clears_what_it_covers()
    {
        files.Put("full", RegisterConsultation.FromFullRegister(RegisterFiles.Header(1) with { Controller = null }, [(TestWorld.Mobile, null)], ["3906", "393"]));

        RegisterSet register = RegisterSet.Open("it-rpo", files.Path);

        Assert.Equal(RegisterAnswerKind.Listed, register.Answer(TestWorld.Mobile, TestWorld.Beta, TestWorld.Now).Kind);
        Assert.Equal(RegisterAnswerKind.Clear, register.Answer(TestWorld.Callee, TestWorld.Beta, TestWorld.Now).Kind);
        Assert.Equal(RegisterAnswerKind.NotAsked, register.Answer(E164Number.FromDigits(390287654321), TestWorld.Beta, TestWorld.Now).Kind);
    }

    [Fact]
    public void A_folder_that_does_not_exist_throws_and_an_empty_one_answers_as_if_nobody_had_asked()
    {
        Assert.Throws<DirectoryNotFoundException>(() => RegisterSet.Open("it-rpo", files.PathOf("nowhere")));
        Assert.Equal(RegisterAnswerKind.NotAsked, RegisterSet.Open("it-rpo", files.Path).Answer(TestWorld.Callee, TestWorld.Acme, TestWorld.Now).Kind);
    }

    [Fact]
    public async Task Reloading_says_what_came_changed_stayed_and_went()
    {
        files.Put("a", RegisterFiles.Clear(9));
        files.Put("b", RegisterFiles.Clear(8));
        files.Put("c", RegisterFiles.Clear(7));
        RegisterSet register = RegisterSet.Open("it-rpo", files.Path);
        RegisterConsultation kept = register.Consultations[0];
        files.Put("b", RegisterFiles.Listed(6));
        File.Delete(files.PathOf("c"));
        files.Put("d", RegisterFiles.Clear(5, TestWorld.Mobile));

        RegisterReload reload = await register.ReloadAsync(None);

        Assert.Same(reload, register.LastReload);
        Assert.Equal([["d"], ["b"], ["a"], ["c"]], new[] { reload.Added, reload.Replaced, reload.Kept, reload.Gone }.Select(names => names.ToArray()));
        Assert.Empty(reload.Refused);
        Assert.Same(kept, register.Consultations[0]);
        Assert.Equal(RegisterAnswerKind.Listed, Ask(register).Kind);
        Assert.Equal(RegisterAnswerKind.Clear, register.Answer(TestWorld.Mobile, TestWorld.Acme, TestWorld.Now).Kind);
    }

    [Fact]
    public async Task A_deleted_file_answers_until_the_folder_is_read_again()
    {
        files.Put("a", RegisterFiles.Clear(1));
        RegisterSet register = RegisterSet.Open("it-rpo", files.Path);
        File.Delete(files.PathOf("a"));

        RegisterAnswerKind before = Ask(register).Kind;
        await register.ReloadAsync(None);

        Assert.Equal((RegisterAnswerKind.Clear, RegisterAnswerKind.NotAsked), (before, Ask(register).Kind));
    }

    [Fact]
    public async Task A_file_touched_or_copied_again_is_the_same_consultation()
    {
        files.Put("a", RegisterFiles.Clear(1));
        RegisterSet register = RegisterSet.Open("it-rpo", files.Path);
        RegisterConsultation before = register.Consultations[0];
        File.SetLastWriteTimeUtc(files.PathOf("a"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        RegisterReload reload = await register.ReloadAsync(None);

        Assert.Equal(["a"], reload.Kept);
        Assert.Same(before, register.Consultations[0]);
    }

    [Fact]
    public async Task A_file_replaced_in_the_same_tick_by_one_of_the_same_length_is_noticed()
    {
        files.Put("a", RegisterFiles.Clear(1));
        RegisterSet register = RegisterSet.Open("it-rpo", files.Path);
        DateTime written = File.GetLastWriteTimeUtc(files.PathOf("a"));
        long length = new FileInfo(files.PathOf("a")).Length;
        files.Put("a", RegisterFiles.Listed(1));
        File.SetLastWriteTimeUtc(files.PathOf("a"), written);

        RegisterReload reload = await register.ReloadAsync(None);

        Assert.Equal(length, new FileInfo(files.PathOf("a")).Length);
        Assert.Equal(["a"], reload.Replaced);
        Assert.Equal(RegisterAnswerKind.Listed, Ask(register).Kind);
    }

    [Fact]
    public async Task What_was_added_in_memory_stays_beside_the_files()
    {
        files.Put("a", RegisterFiles.Clear(9));
        RegisterSet register = RegisterSet.Open("it-rpo", files.Path);
        register.Add(RegisterFiles.Listed(1));

        await register.ReloadAsync(None);

        Assert.Equal(RegisterAnswerKind.Listed, Ask(register).Kind);
        Assert.Equal(2, register.Consultations.Length);
    }

    [Fact]
    public void A_set_in_memory_has_no_folder_to_read_again()
    {
        RegisterSet register = new("it-rpo");

        Assert.Null(register.LastReload);
        Assert.Throws<InvalidOperationException>(() => { _ = register.ReloadAsync(None); });
    }

    [Fact]
    public async Task A_cancelled_reload_leaves_everything_as_it_was()
    {
        files.Put("a", RegisterFiles.Clear(9));
        RegisterSet register = RegisterSet.Open("it-rpo", files.Path);
        files.Put("b", RegisterFiles.Listed(1));
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => register.ReloadAsync(cancelled.Token));

        Assert.Equal(RegisterAnswerKind.Clear, Ask(register).Kind);
    }

    [Fact]
    public async Task A_folder_that_vanished_leaves_everything_as_it_was()
    {
        string inner = files.PathOf("inner");
        Directory.CreateDirectory(inner);
        RegisterFiles.Clear(1).Save(Path.Combine(inner, "a"));
        RegisterSet register = RegisterSet.Open("it-rpo", inner);
        Directory.Delete(inner, recursive: true);

        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => register.ReloadAsync(None));

        Assert.Equal(RegisterAnswerKind.Clear, Ask(register).Kind);
    }

    [Fact]
    public async Task An_engine_that_was_given_a_folder_hands_out_the_set_to_reload()
    {
        files.Put("a", RegisterFiles.Clear(1));
        ComplianceEngine engine = ComplianceEngine.Create(builder => builder.AddRegister("it-rpo", files.Path));
        files.Put("b", RegisterFiles.Clear(0.5, TestWorld.Mobile));

        RegisterReload reload = await Assert.Single(engine.Registers).ReloadAsync(None);

        Assert.Equal(["b"], reload.Added);
    }

    private static RegisterAnswer Ask(RegisterSet register) => register.Answer(TestWorld.Callee, TestWorld.Acme, TestWorld.Now);
}
