namespace TelemarketingCompliance.Tests.Conventions;

public sealed class CSharpSourceTests
{
    [Theory]
    [InlineData("ConsentRule rule;", true)]
    [InlineData("new TelemarketingCompliance.ConsentRule()", true)]
    [InlineData("""string text = $"{new ConsentRule()}";""", true)]
    [InlineData("string text = $$\"\"\"{ {{new ConsentRule()}} }\"\"\";", true)]
    [InlineData("char quote = '\"'; ConsentRule rule;", true)]
    [InlineData("""string path = @"C:\"; ConsentRule rule;""", true)]
    [InlineData("// ConsentRule", false)]
    [InlineData("/* ConsentRule */", false)]
    [InlineData("/// <see cref=\"ConsentRule\"/>", false)]
    [InlineData("""string text = "a \" ConsentRule";""", false)]
    [InlineData("""string text = @"a "" ConsentRule";""", false)]
    [InlineData("string text = \"\"\" \"ConsentRule\" \"\"\";", false)]
    [InlineData("""string text = $"{{ConsentRule}}";""", false)]
    [InlineData("facts.ConsentRule", false)]
    public void A_name_counts_where_code_uses_it_and_not_in_comments_texts_or_members(string text, bool expected)
    {
        CSharpSource source = new(text);

        Assert.Equal(expected, source.Identifiers.Contains("ConsentRule"));
    }

    [Fact]
    public void Top_level_types_are_found_with_their_visibility_and_nested_ones_are_not()
    {
        CSharpSource source = new("""
            namespace TelemarketingCompliance;

            [Obsolete("public class NotThis")]
            public sealed class A<T> where T : class where U : struct { public int Inner { get; } public class Nested; }
            internal readonly record struct B(int X);
            public enum C { One }
            public delegate void D<T>(T value);
            file interface E;
            """);

        Assert.Equal(
            [("A", true), ("B", false), ("C", true), ("D", true), ("E", false)],
            source.Types.Select(type => (type.Name, type.IsPublic)));
    }

    [Fact]
    public void Types_inside_a_namespace_with_braces_are_top_level_too()
    {
        CSharpSource source = new("namespace X { public class A { class Nested; } } namespace Y { internal class B; }");

        Assert.Equal(["A", "B"], source.Types.Select(type => type.Name));
    }
}
