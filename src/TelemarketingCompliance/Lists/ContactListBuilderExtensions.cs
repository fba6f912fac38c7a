namespace TelemarketingCompliance;

/// <summary>Adds contact lists to an engine.</summary>
public static class ContactListBuilderExtensions
{
    /// <summary>Takes contact lists and their provenance from <paramref name="store"/>.</summary>
    public static ComplianceEngineBuilder UseContactLists(this ComplianceEngineBuilder engine, IContactListStore store)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(store);
        return engine.AddSource(new ContactListSource(store));
    }
}
