namespace Quickstart;

/// <summary>Asks the engine about every contact, a thousand at a time and on all processors; the answers come in the order of the contacts.</summary>
internal static class Screening
{
    private const int Rows = 1024;

    internal static IAsyncEnumerable<Screened[]> RunAsync(World world, Instant at, CancellationToken cancellationToken) => world.Engine.ScreenAsync(
        world.Contacts.Chunk(Rows).ToAsyncEnumerable(),
        read: contacts => [.. contacts.Select(contact => contact.Request)],
        write: (contacts, batch) => contacts.Select((contact, row) => new Screened(contact, batch[row])).ToArray(),
        at,
        cancellationToken: cancellationToken);
}
