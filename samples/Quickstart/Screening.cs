using System.Runtime.CompilerServices;

namespace Quickstart;

/// <summary>Asks the engine about every contact: facts are gathered for thousands of rows at once, then each row is decided without waiting.</summary>
internal static class Screening
{
    internal static async IAsyncEnumerable<Screened> RunAsync(World world, Instant at, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (Contact[] contacts in world.Contacts.Chunk(FactBatch.MaxCount))
        {
            FactBatch facts = await world.Engine.GatherAsync([.. contacts.Select(contact => contact.Request)], at, cancellationToken);
            for (int row = 0; row < facts.Count; row++)
                yield return new Screened(contacts[row], world.Engine.Explain(facts[row], at));
        }
    }
}
