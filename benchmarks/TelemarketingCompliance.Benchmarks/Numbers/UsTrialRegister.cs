using NodaTime;

namespace TelemarketingCompliance.Benchmarks.Numbers;

/// <summary>A full register on the disk, built from one number a line.</summary>
internal sealed class UsTrialRegister(int lines, int refused, int areas, IndexBuildResult built)
{
    private const ulong AreaSize = 10_000_000;

    /// <summary>Builds the index file; it covers every area code in which a number is listed, and no other.</summary>
    internal static UsTrialRegister Build(string file, string folder, Instant drawnAt)
    {
        if (!CsvColumn.TryRead(file, "pattern", out List<string> texts))
            throw new InvalidDataException("the file of registered numbers has no column `pattern`");
        var keys = new List<ulong>(texts.Count);
        foreach (string text in texts)
        {
            if (E164Number.TryParse(text, "US", out E164Number number))
                keys.Add(number.Digits);
        }

        ulong[] american = [.. keys.Where(key => key / AreaSize is >= 1200 and < 2000)];
        ulong[] covered = [.. american.Select(key => key / AreaSize).Distinct()];
        var metadata = new RegisterMetadata
        {
            Register = "us-dnc",
            ProcessedAt = drawnAt.ToDateTimeOffset(),
            Jurisdiction = "US",
            Reference = "trial",
            Coverage = [.. covered.Select(area => NumberRange.OfPrefix(area, 11))],
        };
        using var builder = new RegisterIndexBuilder(Path.Combine(folder, "dnc"), metadata);
        builder.AddListed(american);
        return new UsTrialRegister(texts.Count, texts.Count - keys.Count, covered.Length, builder.Build());
    }

    internal void Print()
    {
        Console.WriteLine(UsTrial.Line("registered: lines", lines));
        Console.WriteLine(UsTrial.Line("registered: refused", refused));
        Console.WriteLine(UsTrial.Line("registered: numbers in the index", built.Listed));
        Console.WriteLine(UsTrial.Line("registered: area codes covered", areas));
        Console.WriteLine(UsTrial.Line("bytes of the index", built.Bytes));
        Console.WriteLine(UsTrial.Line("bits a number", built.BitsPerNumber, "N2"));
    }
}
