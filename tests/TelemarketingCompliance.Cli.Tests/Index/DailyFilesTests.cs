using System.Globalization;

namespace TelemarketingCompliance.Cli.Tests.Index;

/// <summary>
/// Two daily files of reported callers, as the United States' Federal Trade Commission publishes them: a title, one national number a line, repeated and malformed ones.
/// Generated here; where the environment variable <c>TMC_SHARED_DATA</c> names a folder with the published files, those are taken as well.
/// </summary>
public sealed class DailyFilesTests : IDisposable
{
    private const string First = "ftc-reported-callers-2025-11-25.csv";
    private const string Second = "ftc-reported-callers-2025-11-26.csv";

    private readonly Workplace place = new();

    public static TheoryData<string> Sources => [.. new[] { "generated", Environment.GetEnvironmentVariable("TMC_SHARED_DATA") }.OfType<string>()];

    public void Dispose() => place.Dispose();

    [Theory]
    [MemberData(nameof(Sources))]
    public void The_delta_of_two_days_gives_the_second_day_byte_for_byte_and_every_number_answers_as_the_text_says(string source)
    {
        if (source == "generated")
            Generate();

        string first = source == "generated" ? place[First] : Path.Combine(source, First);
        string second = source == "generated" ? place[Second] : Path.Combine(source, Second);
        Build("one.idx", "2025-11-25T00:00:00Z", first);
        Build("two.idx", "2025-11-26T00:00:00Z", second);

        place.Ok("index", "diff", place["one.idx"], place["two.idx"], "-o", place["delta"]);
        place.Ok("index", "apply", place["one.idx"], place["delta"], "-o", place["result.idx"]);
        place.Ok("index", "query", place["result.idx"], "--input", second, "--output", place["answers.tsv"], "--region", "US");

        Assert.Equal(place.BytesOf("two.idx"), place.BytesOf("result.idx"));
        Assert.True(place.BytesOf("delta").Length < place.BytesOf("two.idx").Length / 2);
        string[] texts = [.. File.ReadAllLines(second).Skip(1).Where(line => line.Length > 0)];
        string[] answers = File.ReadAllLines(place["answers.tsv"]);
        Assert.Equal(texts.Select(text => $"{text.Trim()}\t{(E164Number.TryParse(text, "US", out _) ? "listed" : "not-asked")}"), answers);
        Assert.Equal(texts.Count(text => !E164Number.TryParse(text, "US", out _)), File.ReadAllLines(place["answers.tsv.rejects.csv"]).Length - 1);
        string[] gone = [.. File.ReadAllLines(first).Skip(1).Except(texts).Where(text => E164Number.TryParse(text, "US", out _))];
        HashSet<E164Number> kept = [.. texts.Where(text => E164Number.TryParse(text, "US", out _)).Select(text => E164Number.Parse(text, "US"))];
        place.File("gone.txt", gone);
        Assert.True(source != "generated" || gone.Length > 0);
        Assert.Equal(
            gone.Select(text => kept.Contains(E164Number.Parse(text, "US")) ? "listed" : "clear"),
            place.Ok("index", "query", place["result.idx"], "--input", place["gone.txt"], "--region", "US").Lines.Select(line => line.Split('\t')[1]));
    }

    private void Build(string index, string asOf, string file) =>
        place.Ok("index", "build", "-o", place[index], "--register", "us-ftc", "--as-of", asOf, "--region", "US", "--listed", file, "--coverage", "1");

    private void Generate()
    {
        Random random = new(20);
        List<string> lines = [.. Enumerable.Range(0, 20_000).Select(_ => Line(random))];
        lines.AddRange(lines.Take(2_000));
        place.Bytes(First, System.Text.Encoding.ASCII.GetBytes("pattern\r\n" + string.Concat(lines.Select(line => line + "\r\n"))));
        lines.RemoveRange(3_000, 500);
        lines.AddRange(Enumerable.Range(0, 900).Select(_ => Line(random)));
        place.Bytes(Second, System.Text.Encoding.ASCII.GetBytes("pattern\r\n" + string.Concat(lines.Select(line => line + "\r\n"))));
    }

    private static string Line(Random random) => random.Next(100) switch
    {
        0 => random.Next(1_000_000, 9_999_999).ToString(CultureInfo.InvariantCulture),
        1 => "0" + random.NextInt64(1_000_000_000, 9_999_999_999).ToString(CultureInfo.InvariantCulture),
        2 => random.Next(10, 999).ToString(CultureInfo.InvariantCulture),
        3 => "1" + National(random),
        _ => National(random),
    };

    private static string National(Random random) => string.Create(CultureInfo.InvariantCulture, $"{random.Next(201, 990)}{random.Next(200, 999)}{random.Next(10_000):D4}");
}
