using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Facts;

public sealed class FactKeyTests
{
    [Fact]
    public void Every_key_of_the_library_is_known_by_one_name_and_says_what_to_call() =>
        Assert.All(
            [FactKeys.Number, FactKeys.Consents, FactKeys.Contracts, FactKeys.Requests, FactKeys.Blacklist, FactKeys.Directory, FactKeys.SelectiveRevocations, FactKeys.ContactList, FactKeys.Register("it-rpo")],
            (FactKey key) =>
            {
                Assert.Matches("^[a-z]+\\.[a-z-]+$", key.Name);
                Assert.EndsWith("unavailable", key.Unavailable.Code, StringComparison.Ordinal);
                Assert.NotEmpty(key.SuppliedBy);
            });

    [Fact]
    public void A_register_has_one_key_and_another_register_another()
    {
        Assert.Same(FactKeys.Register("it-rpo"), FactKeys.Register("it-rpo"));
        Assert.NotSame(FactKeys.Register("it-rpo"), FactKeys.Register("us-dnc"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("the register")]
    public void A_register_is_named_by_an_id(string name) => Assert.Throws<ArgumentException>(() => FactKeys.Register(name));
}
