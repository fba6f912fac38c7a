namespace TelemarketingCompliance.Benchmarks.Indexing;

/// <summary>Ten controllers consult for fifteen days, 333,000 numbers a day: 30 % are listed, one number in ten stands in the next day's file too. Seeded.</summary>
internal sealed class RegisterSetFiles(string folder)
{
    public const int Controllers = 10;
    public const int Days = 15;
    public const int Fresh = 303_000;
    public const int Repeated = 30_000;

    public string Folder { get; } = Path.Combine(folder, "files");

    /// <summary>The first controller's newest answers in one file.</summary>
    public string Merged { get; } = Path.Combine(folder, "merged");

    public static string FileOf(int controller, int day) => $"c{controller}-d{day:00}";

    public static PartyId Controller(int controller) => new($"controller-{controller}");

    /// <summary>Writes all files; gives the numbers each controller asked.</summary>
    public ulong[][] Write()
    {
        Directory.CreateDirectory(Folder);
        return [.. Enumerable.Range(0, Controllers).Select(Write)];
    }

    private ulong[] Write(int controller)
    {
        ulong[] asked = KeyGenerator.AskedBy(controller, Fresh * Days);
        Dictionary<ulong, bool> newest = new(asked.Length);
        Random random = new(7_000 + controller);
        random.Shuffle(asked);

        for (int day = 0; day < Days; day++)
        {
            ReadOnlySpan<ulong> fresh = asked.AsSpan(day * Fresh, Fresh);
            ReadOnlySpan<ulong> repeated = asked.AsSpan((day + Days - 1) % Days * Fresh, day == 0 ? 0 : Repeated);
            List<ulong> listed = [];
            List<ulong> clear = [];

            foreach (ulong key in (ulong[])[.. fresh, .. repeated])
            {
                bool isListed = random.NextDouble() < 0.3;
                (isListed ? listed : clear).Add(key);
                newest[key] = isListed;
            }

            Build(Path.Combine(Folder, FileOf(controller, day)), controller, day, listed, clear);
        }

        if (controller == 0)
            Build(Merged, controller, Days - 1, newest.Where(pair => pair.Value).Select(pair => pair.Key), newest.Where(pair => !pair.Value).Select(pair => pair.Key));

        Array.Sort(asked);
        return asked;
    }

    private static void Build(string path, int controller, int day, IEnumerable<ulong> listed, IEnumerable<ulong> clear)
    {
        using RegisterIndexBuilder builder = new(path, new RegisterMetadata
        {
            Register = "it-rpo",
            Controller = Controller(controller).Value,
            ProcessedAt = DateTimeOffset.UnixEpoch.AddDays(day),
            Reference = $"day-{day}",
            Jurisdiction = "IT",
        });
        builder.AddListed([.. listed]);
        builder.AddClear([.. clear]);
        builder.Build();
    }
}
