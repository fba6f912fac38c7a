using FsCheck;
using FsCheck.Xunit;

namespace TelemarketingCompliance.Indexing.Tests.Laws;

/// <summary>Random contents, dense and thin, against a dictionary; a fixed seed keeps the suite the same on every run.</summary>
public sealed class PropertyLawTests
{
    [Property(MaxTest = 60, Replay = "31,7")]
    public void A_register_is_a_dictionary_whatever_is_in_it(NonEmptyArray<uint> listed, NonEmptyArray<uint> clear, PositiveInt spread, bool compact)
    {
        using ScratchFolder folder = new();
        ulong step = 1 + (ulong)(spread.Get * spread.Get * 97 % 1_000_000);
        Dictionary<ulong, RegisterIndexAnswer> model = [];

        foreach (uint number in clear.Get)
            model[39_000_000_000 + (number * step)] = RegisterIndexAnswer.Clear;

        foreach (uint number in listed.Get)
            model[39_000_000_000 + (number * step)] = RegisterIndexAnswer.Listed;

        IndexProfile profile = compact ? IndexProfile.Compact : IndexProfile.Default;
        ulong[] yes = [.. model.Where(pair => pair.Value == RegisterIndexAnswer.Listed).Select(pair => pair.Key)];
        ulong[] no = [.. model.Where(pair => pair.Value == RegisterIndexAnswer.Clear).Select(pair => pair.Key)];
        Samples.BuildRegister(folder["one"], yes, no, profile: profile);
        Samples.BuildRegister(folder["other"], [.. yes.Reverse(), .. yes], [.. no.Reverse()], profile: profile);

        RegisterIndex index = RegisterIndex.Open(folder["one"], new IndexOpenOptions { Verification = IndexVerification.Full });

        Assert.Equal(File.ReadAllBytes(folder["one"]), File.ReadAllBytes(folder["other"]));
        Assert.All(model.Keys.SelectMany(key => new[] { key - 1, key, key + 1, key + step }), key => Assert.Equal(model.GetValueOrDefault(key), index.Answer(key)));
    }
}
