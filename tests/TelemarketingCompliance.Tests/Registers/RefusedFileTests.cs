using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Registers;

/// <summary>A bad file is refused and reported, and what served under its name goes on.</summary>
public sealed class RefusedFileTests : IDisposable
{
    private readonly RegisterFiles files = new();

    private static CancellationToken None => TestContext.Current.CancellationToken;

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData("empty", IndexError.Empty)]
    [InlineData("text", IndexError.NotAnIndex)]
    [InlineData("truncated", IndexError.Truncated)]
    [InlineData("flipped", IndexError.Damaged)]
    [InlineData("set", IndexError.WrongKind)]
    [InlineData("register", IndexError.InvalidMetadata)]
    [InlineData("nobody", IndexError.InvalidMetadata)]
    [InlineData("name", IndexError.InvalidMetadata)]
    [InlineData("ended", IndexError.InvalidMetadata)]
    [InlineData("silent", IndexError.InvalidMetadata)]
    [InlineData("emptied", IndexError.InvalidMetadata)]
    public async Task Each_bad_file_has_its_error_and_the_earlier_file_serves(string fault, IndexError error)
    {
        files.Put("a", RegisterFiles.Listed(2));
        RegisterSet register = RegisterSet.Open("it-rpo", files.Path);
        Spoil("a", fault);
        Spoil("new", fault);

        RegisterReload reload = await register.ReloadAsync(None);
        RegisterReload again = await register.ReloadAsync(None);

        Assert.Equal([("a", error, true), ("new", error, false)], reload.Refused.Select(file => (file.File, file.Error, file.EarlierServes)));
        Assert.All(reload.Refused, file => Assert.NotEmpty(file.Reason));
        Assert.Equal(reload.Refused, again.Refused);
        Assert.Equal(RegisterAnswerKind.Listed, Ask(register).Kind);
        Assert.Equal(TestWorld.DaysAgo(2), Ask(register).ProcessedAt);
        Assert.Single(register.Consultations);
    }

    [Fact]
    public async Task A_refused_file_that_is_put_right_takes_the_place_of_the_earlier_one()
    {
        files.Put("a", RegisterFiles.Listed(2));
        RegisterSet register = RegisterSet.Open("it-rpo", files.Path);
        Spoil("a", "flipped");
        await register.ReloadAsync(None);
        files.Put("a", RegisterFiles.Clear(1));

        RegisterReload reload = await register.ReloadAsync(None);

        Assert.Equal(["a"], reload.Replaced);
        Assert.Equal(RegisterAnswerKind.Clear, Ask(register).Kind);
    }

    [Fact]
    public async Task What_a_refused_file_left_serving_ages_like_every_answer()
    {
        files.Put("a", RegisterConsultation.FromAnswers(RegisterFiles.Header(2) with { ValidUntil = TestWorld.Now }, [(TestWorld.Callee, false, null)]));
        RegisterSet register = RegisterSet.Open("it-rpo", files.Path);
        Spoil("a", "flipped");
        await register.ReloadAsync(None);

        RegisterAnswer answer = Ask(register);

        Assert.Equal((TestWorld.DaysAgo(2), TestWorld.Now), (answer.ProcessedAt, answer.ValidUntil));
    }

    [Fact]
    public void A_folder_of_bad_files_opens_reports_them_and_blocks()
    {
        Spoil("a", "flipped");

        RegisterSet register = RegisterSet.Open("it-rpo", files.Path);

        Assert.Equal(IndexError.Damaged, Assert.Single(register.LastReload!.Refused).Error);
        Assert.Equal(RegisterAnswerKind.NotAsked, Ask(register).Kind);
    }

    [Fact]
    public void What_stands_beside_an_index_file_is_no_bad_file()
    {
        files.Put("a", RegisterFiles.Clear(1));
        File.WriteAllText(files.PathOf("a.sig"), "x");
        File.WriteAllText(files.PathOf("a.rejects.csv"), "x");
        File.WriteAllText(files.PathOf(".half-written.tmp"), "x");

        RegisterSet register = RegisterSet.Open("it-rpo", files.Path);

        Assert.Empty(register.LastReload!.Refused);
        Assert.Equal(["a"], register.LastReload.Added);
    }

    private static RegisterAnswer Ask(RegisterSet register) => register.Answer(TestWorld.Callee, TestWorld.Acme, TestWorld.Now);

    private void Spoil(string file, string fault)
    {
        string path = files.PathOf(file);
        RegisterFiles.Clear(1).Save(path);
        byte[] good = File.ReadAllBytes(path);
        RegisterMetadata metadata = new() { Register = "it-rpo", Controller = "acme", ProcessedAt = TestWorld.DaysAgo(1).ToDateTimeOffset(), Reference = "bad" };
        switch (fault)
        {
            case "empty":
                File.WriteAllBytes(path, []);
                break;
            case "text":
                File.WriteAllText(path, "number\n+39...\n");
                break;
            case "truncated":
                File.WriteAllBytes(path, good[..^1]);
                break;
            case "flipped":
                good[good.Length / 2] ^= 1;
                File.WriteAllBytes(path, good);
                break;
            case "set":
                using (NumberSetBuilder builder = new(path, new NumberSetMetadata { Name = "pool" }))
                    builder.Build();
                break;
            case "register":
                Write(path, metadata with { Register = "us-dnc" });
                break;
            case "nobody":
                Write(path, metadata with { Controller = null });
                break;
            case "name":
                Write(path, metadata with { Controller = "two words" });
                break;
            case "ended":
                Write(path, metadata with { ValidUntil = metadata.ProcessedAt });
                break;
            case "silent":
                RegisterIndex.InMemory(metadata, [], []).Save(path);
                break;
            case "emptied":
                RegisterIndex.InMemory(metadata with { Coverage = [NumberRange.OfPrefix(39, 12)] }, [], []).Save(path);
                break;
            default:
                throw new ArgumentException("no such fault", nameof(fault));
        }
    }

    private static void Write(string path, RegisterMetadata metadata) => RegisterIndex.InMemory(metadata, [], [TestWorld.Callee.Digits]).Save(path);
}
