namespace Quickstart;

/// <summary>First names, surnames and cities, put together by chance: nobody is meant.</summary>
internal static class Names
{
    private static readonly string[] First =
    [
        "Giulia", "Niccolò", "Anna Maria", "Marco", "Chiara", "Andrea", "Sofia", "Mattia", "Elena",
        "Davide", "Noè", "Francesca", "Luca", "Martina", "Paolo", "Irene", "Tommaso", "Beatrice", "Zoë", "Stefano",
    ];

    private static readonly string[] Last =
    [
        "Rossi", "D'Angelo", "Bianchi", "De Luca", "Cantù", "Ferrari", "Esposito", "Zanè", "Ricci", "Lo Presti",
        "Marchetti", "Salvò", "Conti", "Gallo", "Dalla Costa", "Fabbri", "Sanità", "Moretti", "Però", "Leone",
    ];

    private static readonly string[] Cities =
    [
        "Roma", "Milano", "Forlì", "Torino", "Cefalù", "Bologna", "Napoli", "Firenze", "Nardò", "Trento", "Palermo", "Genova", "San Donà di Piave", "L'Aquila",
    ];

    internal static (string First, string Last, string City) Any(Dice dice)
    {
        string last = dice.Pick<string>(Last);
        return (dice.Pick<string>(First), dice.Chance(15) ? last.ToUpperInvariant() : dice.Chance(5) ? last.ToLowerInvariant() : last, dice.Pick<string>(Cities));
    }
}
