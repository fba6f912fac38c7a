namespace TelemarketingCompliance.Tests.Conventions;

public sealed class FileTests
{
    [Fact]
    public void Every_file_holds_at_most_one_public_type_and_is_named_after_it() =>
        Assert.Empty(Repository.SourceFiles("src").SelectMany(file => Faults(file, Repository.Read(file))));

    [Theory]
    [InlineData("src/A/Verdict.cs", "public readonly record struct Verdict; internal class Other;", 0)]
    [InlineData("src/A/FactKey.cs", "public abstract class FactKey; public sealed class FactKey<T> : FactKey;", 0)]
    [InlineData("src/A/ReasonCode.Consent.cs", "public readonly partial struct ReasonCode;", 0)]
    [InlineData("src/A/Internals.cs", "internal class A; internal class B;", 0)]
    [InlineData("src/A/Verdict.cs", "public sealed class Decision;", 1)]
    [InlineData("src/A/Verdict.cs", "public readonly struct Verdict; public sealed class Decision;", 1)]
    public void Two_public_types_or_another_name_are_a_fault(string file, string text, int faults) =>
        Assert.Equal(faults, Faults(file, text).Count());

    private static IEnumerable<string> Faults(string file, string text)
    {
        string[] names = [.. new CSharpSource(text).Types.Where(type => type.IsPublic).Select(type => type.Name).Distinct()];
        string expected = Path.GetFileName(file).Split('.')[0];

        if (names.Length > 1)
            yield return $"{file}: holds {names.Length} public types: {string.Join(", ", names)}";
        else if (names.Length == 1 && names[0] != expected)
            yield return $"{file}: holds `{names[0]}` and is not named after it";
    }
}
