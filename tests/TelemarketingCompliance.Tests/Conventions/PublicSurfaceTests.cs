namespace TelemarketingCompliance.Tests.Conventions;

public sealed class PublicSurfaceTests
{
    private static readonly Type[] Innocent = [typeof(Violations.Innocent)];

    [Fact]
    public void Every_public_class_is_sealed_static_or_abstract()
    {
        Assert.Empty(PublicSurface.OpenClasses(Product.PublicTypes));

        Assert.Single(PublicSurface.OpenClasses([typeof(Violations.OpenClass)]));
        Assert.Empty(PublicSurface.OpenClasses(Innocent));
    }

    [Fact]
    public void There_is_one_public_namespace_and_the_one_of_service_registration()
    {
        Assert.Empty(PublicSurface.ForeignNamespaces(Product.PublicTypes));

        Assert.Single(PublicSurface.ForeignNamespaces([typeof(Hidden.ForeignNamespace)]));
    }

    [Fact]
    public void Every_public_setter_is_init_only()
    {
        Assert.Empty(PublicSurface.Setters(Product.PublicTypes));

        Assert.Single(PublicSurface.Setters([typeof(Violations.Setter)]));
        Assert.Empty(PublicSurface.Setters(Innocent));
    }

    [Fact]
    public void No_field_is_public_unless_it_is_a_constant()
    {
        Assert.Empty(PublicSurface.Fields(Product.PublicTypes));

        Assert.Single(PublicSurface.Fields([typeof(Violations.PublicField)]));
        Assert.Empty(PublicSurface.Fields(Innocent));
    }

    [Fact]
    public void No_public_signature_hands_out_a_collection_that_can_be_changed()
    {
        Assert.Empty(PublicSurface.MutableCollectionsInSignatures(Product.PublicTypes));

        Assert.NotEmpty(PublicSurface.MutableCollectionsInSignatures([typeof(Violations.ReturnsList)]));
        Assert.Single(PublicSurface.MutableCollectionsInSignatures([typeof(Violations.TakesArray)]));
        Assert.Empty(PublicSurface.MutableCollectionsInSignatures(Innocent));
    }

    [Fact]
    public void No_public_signature_names_a_type_of_libphonenumber()
    {
        Assert.Empty(PublicSurface.TypesOfNamespaceInSignatures(Product.PublicTypes, "PhoneNumbers"));

        Assert.NotEmpty(PublicSurface.TypesOfNamespaceInSignatures([typeof(Violations.LeaksPhoneNumber)], "PhoneNumbers"));
        Assert.Empty(PublicSurface.TypesOfNamespaceInSignatures(Innocent, "PhoneNumbers"));
    }
}
